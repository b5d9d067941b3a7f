import { AsyncLocalStorage } from "node:async_hooks";

// Next looks for it when its modules are read, as its own server provides it.
Object.assign(globalThis, { AsyncLocalStorage });

/** A browser: the cookies that it holds, and where it stands. */
export type Browser = { readonly cookies: Map<string, string> };

type Stores = {
  readonly work: { run<Result>(store: object, work: () => Result): Result };
  readonly unit: { run<Result>(store: object, work: () => Result): Result };
  make(request: object, url: object, onCookies: (cookies: string[]) => void): object;
};

let loaded: Promise<Stores> | undefined;

/** Runs what a request of this browser asks for, with its headers and cookies where `next/headers` reads them. */
export async function inRequestOf<Result>(
  browser: Browser,
  url: string,
  headers: Record<string, string>,
  work: () => Promise<Result>,
): Promise<Result> {
  loaded ??= load();
  const { work: works, unit, make } = await loaded;
  const request = { headers: new Headers({ ...headers, ...cookieHeader(browser) }) };
  const { pathname, search } = new URL(url);
  const store = make(request, { pathname, search }, (cookies) => keep(browser, cookies));
  return works.run({ route: pathname, forceStatic: false, incrementalCache: {} }, () => unit.run(store, work));
}

async function load(): Promise<Stores> {
  const [{ workAsyncStorage }, { workUnitAsyncStorage }, { createRequestStoreForAPI }] = await Promise.all([
    import("next/dist/server/app-render/work-async-storage.external.js"),
    import("next/dist/server/app-render/work-unit-async-storage.external.js"),
    import("next/dist/server/async-storage/request-store.js"),
  ]);
  return {
    // Safe: the storages take any store; what Next reads of it is what stands here.
    work: workAsyncStorage as unknown as Stores["work"],
    unit: workUnitAsyncStorage as unknown as Stores["unit"],
    make: (request, url, onCookies) =>
      createRequestStoreForAPI(
        request as never,
        url as never,
        { tags: [], expirationsByCacheKind: new Map() },
        onCookies,
        undefined,
        undefined,
      ), // Safe: a route's request as Next makes it has headers alone here.
  };
}

export function cookieHeader({ cookies }: Browser): Record<string, string> {
  return cookies.size === 0 ? {} : { cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join("; ") };
}

export function keep({ cookies }: Browser, lines: readonly string[]): void {
  for (const line of lines) {
    const [pair = ""] = line.split(";");
    const at = pair.indexOf("=");
    const [name, value] = [pair.slice(0, at), decodeURIComponent(pair.slice(at + 1))];
    if (value === "" || /max-age=0(;|$)/i.test(line)) cookies.delete(name);
    else cookies.set(name, value);
  }
}
