type PageRequest = {
  /** Path of the page, as the browser asked for it. */
  path: string;
  /** Fresh for each response: 128 random bits, base64. */
  nonce: string;
  /** Origin of the product; `https:` decides about transport security. */
  appUrl: string;
  /** Whether one can sign in with Google here. */
  google: boolean;
  /** Where Google's OAuth is reached, if not at Google. */
  oauthRootUrl?: string | undefined;
  /** The video server, if there is one. */
  jitsiUrl?: string | undefined;
  /** The development server needs `eval` and a web socket. */
  development: boolean;
};

// The path of a guest's link or of a room is itself a secret, so nothing of it may travel in a Referer.
const secretPaths = /^\/(i|j|m|invitations|unsubscribe|reminders|confirm-address|sign-in\/confirm)(\/|$)/i;

const roomPaths = /^\/m\//i;

/** A mail as its reader sees it: its styles stand in it, and it does nothing, whoever frames it. */
const mailPreviewPaths = /^\/admin\/templates\/[^/]+\/[^/]+\/preview\/?$/i;

/** Pages that frame such a preview. */
const framingPaths = /^\/admin\/(templates|mails)(\/|$)/i;

const mailPolicy =
  "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'; sandbox";

/**
 * The response headers of every page: no script without this response's nonce, no framing, no third party, no shared
 * cache. Rules: docs/design/security.md#1.
 */
export function securityHeaders(request: PageRequest): Record<string, string> {
  const https = request.appUrl.startsWith("https:");
  const preview = mailPreviewPaths.test(request.path);
  return {
    "Content-Security-Policy": preview ? mailPolicy : policyOf(request, https),
    "Referrer-Policy": secretPaths.test(request.path) ? "no-referrer" : "strict-origin-when-cross-origin",
    "Permissions-Policy": permissionsOf(request),
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": preview ? "SAMEORIGIN" : "DENY",
    "X-Robots-Tag": "noindex, nofollow",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cache-Control": "private, no-store",
    ...(https ? { "Strict-Transport-Security": "max-age=63072000; includeSubDomains" } : {}),
  };
}

function policyOf(request: PageRequest, https: boolean): string {
  const { nonce, development } = request;
  const directives = [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${development ? " 'unsafe-eval'" : ""}`,
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data:",
    "font-src 'self'",
    `connect-src 'self'${development ? " ws:" : ""}`,
    "worker-src 'self'",
    "object-src 'none'",
    `frame-src ${framesOf(request)}`,
    "base-uri 'none'",
    ["form-action 'self'", ...formTargets(request)].join(" "),
    "frame-ancestors 'none'",
    ...(https ? ["upgrade-insecure-requests"] : []),
  ];
  return directives.join("; ");
}

/** A room frames calls on the installation's own video server, and nothing else of anybody's. */
function framesOf({ path, jitsiUrl }: PageRequest): string {
  if (framingPaths.test(path)) return "'self'";
  return roomPaths.test(path) && jitsiUrl !== undefined ? new URL(jitsiUrl).origin : "'none'";
}

/** What such a call may ask the person for. */
function permissionsOf({ path, jitsiUrl }: PageRequest): string {
  const who = roomPaths.test(path) && jitsiUrl !== undefined ? `(self "${new URL(jitsiUrl).origin}")` : "(self)";
  const media = ["camera", "microphone", "display-capture"].map((feature) => `${feature}=${who}`);
  return [...media, "geolocation=()", "payment=()", "usb=()"].join(", ");
}

/**
 * Chromium applies `form-action` to the redirect after a form as well. Signing in with Google is a form that redirects, and
 * so is joining without JavaScript: it leads to the video call, wherever the host holds it.
 */
function formTargets({ path, google, oauthRootUrl }: PageRequest): string[] {
  if (roomPaths.test(path)) return ["https:"];
  if (!google) return [];
  return ["https://accounts.google.com", ...(oauthRootUrl === undefined ? [] : [new URL(oauthRootUrl).origin])];
}
