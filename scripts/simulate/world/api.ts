import { type Browser, inRequestOf } from "@/scripts/simulate/world/browser";
import type { Answered, BuiltServer, Sent } from "@/scripts/simulate/world/http/built-server";
import { type Mortal, noAnswer } from "@/scripts/simulate/world/mortal";
import { APP_URL } from "@/scripts/simulate/world/settings";

export type Answer = { readonly status: number; readonly body: unknown; readonly headers: Headers };

/** An answer with the request that it belongs to, for the judge. */
export type Exchange = {
  readonly method: string;
  readonly path: string;
  readonly pattern: string;
  readonly as: string;
} & Answer;

export type Caller = { readonly name: string; readonly key?: string | undefined; readonly browser?: Browser };

type Handler = (request: Request, at: { params: Promise<Record<string, string>> }) => Promise<Response>;
type Module = Partial<Record<string, unknown>>;

const MEETING = "/api/v1/meetings/{id}";

/** The routes that lives ask, by the paths of the OpenAPI document. */
const routes: Readonly<Record<string, () => Promise<Module>>> = {
  "/api/v1/meetings": () => import("@/app/api/v1/meetings/route"),
  [MEETING]: () => import("@/app/api/v1/meetings/[id]/route"),
  [`${MEETING}/response`]: () => import("@/app/api/v1/meetings/[id]/response/route"),
  [`${MEETING}/invitation`]: () => import("@/app/api/v1/meetings/[id]/invitation/route"),
  [`${MEETING}/history`]: () => import("@/app/api/v1/meetings/[id]/history/route"),
  [`${MEETING}/messages`]: () => import("@/app/api/v1/meetings/[id]/messages/route"),
  [`${MEETING}/proposals`]: () => import("@/app/api/v1/meetings/[id]/proposals/route"),
  [`${MEETING}/proposals/{proposalId}/accept`]: () =>
    import("@/app/api/v1/meetings/[id]/proposals/[proposalId]/accept/route"),
  [`${MEETING}/proposals/{proposalId}/decline`]: () =>
    import("@/app/api/v1/meetings/[id]/proposals/[proposalId]/decline/route"),
  [`${MEETING}/invitees/{inviteeId}/resend`]: () =>
    import("@/app/api/v1/meetings/[id]/invitees/[inviteeId]/resend/route"),
  "/api/v1/notifications": () => import("@/app/api/v1/notifications/route"),
  "/api/webhooks/resend": () => import("@/app/api/webhooks/resend/route"),
  "/i/{token}": () => import("@/app/i/[token]/route"),
};

export type Api = {
  readonly exchanges: Exchange[];
  ask(caller: Caller, method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<Answer>;
};

/**
 * Calls the product's own route handlers as its web server would, or asks the web server of a build. What a process answers that
 * has died reaches nobody.
 */
export function apiOf(mortal: () => Mortal, built: BuiltServer | undefined): Api {
  const exchanges: Exchange[] = [];
  return {
    exchanges,
    async ask(caller, method, path, body, more = {}) {
      const process = mortal();
      const { pattern, params } = routeOf(path);
      const headers = {
        ...more,
        ...credentials(caller),
        ...(body !== undefined && { "content-type": "application/json" }),
      };
      const sent = {
        headers,
        ...(body !== undefined && { body: typeof body === "string" ? body : JSON.stringify(body) }),
      };
      const browser = caller.browser ?? { cookies: new Map() };
      const asked = { method, path, sent, pattern, params };
      const response = built ? await built.ask(browser, method, path, sent) : await handled(browser, asked);
      const isJson = /json/.test(response.headers.get("content-type") ?? "");
      const answer = {
        status: response.status,
        headers: response.headers,
        body: isJson && response.text !== "" ? JSON.parse(response.text) : response.text,
      };
      if (process.isDead()) return noAnswer();
      exchanges.push({ method, path, pattern, as: caller.name, ...answer });
      return answer;
    },
  };
}

type Asked = ReturnType<typeof routeOf> & { readonly method: string; readonly path: string; readonly sent: Sent };

async function handled(browser: Browser, { method, path, sent, pattern, params }: Asked): Promise<Answered> {
  const { headers = {}, body } = sent;
  const url = `${APP_URL}${path}`;
  const request = new Request(url, { method, headers, ...(body !== undefined && { body }) });
  const handler = (await moduleOf(pattern))[method];
  if (typeof handler !== "function") throw new Error(`${pattern} has no ${method}.`);
  // Safe: what a route module exports under a method's name is its handler.
  const answer = await inRequestOf(browser, url, headers, () =>
    (handler as Handler)(request, { params: Promise.resolve(params) }),
  );
  return { status: answer.status, headers: answer.headers, text: await answer.text() };
}

function credentials({ key, browser }: Caller): Record<string, string> {
  if (key !== undefined) return { authorization: `Bearer ${key}` };
  return browser ? { origin: APP_URL, "sec-fetch-site": "same-origin" } : {};
}

/** Modules that were loaded, by their paths: asking the loader again costs more than many a statement. */
const loaded = new Map<string, Promise<Module>>();

function moduleOf(pattern: string): Promise<Module> {
  const module = loaded.get(pattern) ?? routes[pattern]?.();
  if (!module) throw new Error(`No route stands at ${pattern}.`);
  loaded.set(pattern, module);
  return module;
}

function routeOf(path: string): { readonly pattern: string; readonly params: Record<string, string> } {
  const [pathname = ""] = path.split("?");
  for (const pattern of Object.keys(routes)) {
    const params = matched(pattern.split("/"), pathname.split("/"));
    if (params) return { pattern, params };
  }
  throw new Error(`No route stands at ${pathname}.`);
}

function matched(pattern: readonly string[], parts: readonly string[]): Record<string, string> | undefined {
  if (pattern.length !== parts.length) return undefined;
  const params: Record<string, string> = {};
  for (const [at, part] of parts.entries()) {
    const expected = pattern[at] ?? "";
    if (expected.startsWith("{")) params[expected.slice(1, -1)] = decodeURIComponent(part);
    else if (expected !== part) return undefined;
  }
  return params;
}
