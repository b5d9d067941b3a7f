import { describe, expect, test } from "vitest";
import { securityHeaders } from "@/lib/web/proxy/security-headers";

const request = {
  path: "/meetings",
  nonce: "bm9uY2U=",
  appUrl: "https://meet.example",
  google: false,
  development: false,
};

function directive(name: string, headers: Record<string, string>): string {
  const found = (headers["Content-Security-Policy"] ?? "").split("; ").find((part) => part.startsWith(`${name} `));
  return found ?? "";
}

describe("the content security policy", () => {
  test("runs only scripts that carry this response's nonce", () => {
    const scripts = directive("script-src", securityHeaders(request));
    expect(scripts).toContain("'nonce-bm9uY2U='");
    expect(scripts).not.toContain("unsafe");
  });

  test("takes no inline style without the nonce", () => {
    expect(directive("style-src", securityHeaders(request))).toBe("style-src 'self' 'nonce-bm9uY2U='");
  });

  test("lets no page be framed, rebased or filled with plug-ins", () => {
    const headers = securityHeaders(request);
    expect(directive("frame-ancestors", headers)).toBe("frame-ancestors 'none'");
    expect(directive("base-uri", headers)).toBe("base-uri 'none'");
    expect(directive("object-src", headers)).toBe("object-src 'none'");
  });

  test("asks no third party for anything", () => {
    expect(securityHeaders(request)["Content-Security-Policy"]).not.toContain("://");
  });

  test("lets a form lead to Google only where one can sign in with it", () => {
    const headers = securityHeaders({ ...request, google: true });
    expect(directive("form-action", headers)).toBe("form-action 'self' https://accounts.google.com");
    expect(directive("form-action", securityHeaders(request))).toBe("form-action 'self'");
    const elsewhere = securityHeaders({ ...request, google: true, oauthRootUrl: "http://127.0.0.1:8000/oauth" });
    expect(directive("form-action", elsewhere)).toBe(
      "form-action 'self' https://accounts.google.com http://127.0.0.1:8000",
    );
  });

  test("lets a form lead on to the video call on the page of a room only", () => {
    const room = { ...request, path: "/m/aSlug" };
    expect(directive("form-action", securityHeaders(room))).toBe("form-action 'self' https:");
    expect(directive("form-action", securityHeaders({ ...request, path: "/meetings" }))).toBe("form-action 'self'");
  });

  test("lets a room alone frame calls on the installation's own video server, and lend them camera and microphone", () => {
    const jitsiUrl = "https://video.example/rooms";
    const room = securityHeaders({ ...request, path: "/m/aSlug", jitsiUrl });
    expect(directive("frame-src", room)).toBe("frame-src https://video.example");
    expect(room["Permissions-Policy"]).toContain('camera=(self "https://video.example"), microphone=(self "https');
    for (const other of [
      securityHeaders({ ...request, jitsiUrl }),
      securityHeaders({ ...request, path: "/m/aSlug" }),
    ]) {
      expect(directive("frame-src", other)).toBe("frame-src 'none'");
      expect(other["Permissions-Policy"]).toContain("camera=(self), microphone=(self)");
    }
  });

  test("opens up for the development server only", () => {
    expect(directive("script-src", securityHeaders({ ...request, development: true }))).toContain("'unsafe-eval'");
  });
});

describe("the other headers", () => {
  test.each([
    "/i/aToken",
    "/I/aToken",
    "/i",
    "/m/aSlug",
    "/j/aToken",
    "/invitations/anId",
    "/unsubscribe/aToken",
    "/reminders/anId",
    "/confirm-address",
    "/sign-in/confirm",
  ])("%s never travels in a Referer", (path) => {
    expect(securityHeaders({ ...request, path })["Referrer-Policy"]).toBe("no-referrer");
  });

  test.each(["/meetings", "/meetings/instant", "/instant", "/"])("%s tells other sites its origin at most", (path) => {
    expect(securityHeaders({ ...request, path })["Referrer-Policy"]).toBe("strict-origin-when-cross-origin");
  });

  test("personal pages are kept in no cache and in no index", () => {
    const headers = securityHeaders(request);
    expect(headers["Cache-Control"]).toBe("private, no-store");
    expect(headers["X-Robots-Tag"]).toBe("noindex, nofollow");
    expect(headers["X-Content-Type-Options"]).toBe("nosniff");
  });

  test("transport security is promised over https and not on a developer's own machine", () => {
    expect(securityHeaders(request)["Strict-Transport-Security"]).toContain("max-age=");
    const local = securityHeaders({ ...request, appUrl: "http://127.0.0.1:3000" });
    expect(local).not.toHaveProperty("Strict-Transport-Security");
    expect(local["Content-Security-Policy"]).not.toContain("upgrade-insecure-requests");
  });
});

test("a previewed mail may have its own styles and be framed by us, does nothing, and is all that may be framed", () => {
  const base = { nonce: "n", appUrl: "https://meet.example", google: false, development: false };
  const at = (path: string) => securityHeaders({ ...base, path });
  const preview = at("/admin/templates/sign_in/en/preview");
  expect(preview["Content-Security-Policy"]).toBe(
    "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'; sandbox",
  );
  expect(preview["X-Frame-Options"]).toBe("SAMEORIGIN");
  for (const path of ["/admin/templates/sign_in/en", "/admin/mails"]) {
    expect(at(path)["Content-Security-Policy"]).toContain("frame-src 'self'");
    expect(at(path)["X-Frame-Options"]).toBe("DENY");
  }
  for (const path of ["/admin", "/meetings", "/x/admin/templates/sign_in/en/preview", "/admin/templates/preview"]) {
    expect(at(path)["Content-Security-Policy"]).not.toContain("'unsafe-inline'");
  }
  expect(at("/meetings")["Content-Security-Policy"]).toContain("frame-src 'none'");
});
