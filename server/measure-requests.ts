// Node runs this file as it is, so it imports nothing by our `@/` paths.
import { AsyncLocalStorage } from "node:async_hooks";
import { readFileSync } from "node:fs";
import type { IncomingMessage, ServerResponse } from "node:http";
import { Counter, Histogram } from "prom-client";

type Answer = (request: IncomingMessage, response: ServerResponse) => unknown;
type Route = { readonly page: string; readonly regex: string };

/** The build of the pages has a copy of this file of its own, so both meet here. */
const MEETING_POINT = Symbol.for("compath.work-in-hand");

/** Carries out `work` so that the statements it sends are counted under `label`: a route of the pages, or the name of a job. */
export function underLabel<T>(label: string, work: () => T): T {
  return workInHand().run(label, work);
}

/** What the statement that is being sent is for; `none` outside of requests and jobs. */
export function labelInHand(): string {
  const label = workInHand().getStore();
  return typeof label === "string" ? label : "none";
}

function workInHand(): AsyncLocalStorage<unknown> {
  const kept: unknown = Reflect.get(globalThis, MEETING_POINT);
  if (kept instanceof AsyncLocalStorage) return kept;
  const made = new AsyncLocalStorage<unknown>();
  Reflect.set(globalThis, MEETING_POINT, made);
  return made;
}

/**
 * Names the route of a path as the build knows it, so that no id and no token becomes a label: `/meetings/[id]`. A path of no
 * route is `other`; files of the build are `files`. @param folder of the build
 */
export function routesOf(folder: string): (path: string) => string {
  const manifest: { staticRoutes: Route[]; dynamicRoutes: Route[] } = JSON.parse(
    readFileSync(`${folder}/routes-manifest.json`, "utf8"),
  );
  const routes = [...manifest.staticRoutes, ...manifest.dynamicRoutes].map(({ page, regex }) => ({
    page,
    form: new RegExp(regex),
  }));
  return (path) => {
    if (path.startsWith("/_next/")) return "files";
    return routes.find(({ form }) => form.test(path))?.page ?? "other";
  };
}

/** Counts and times every request by its route, also those that are refused before the pages see them. */
export function measureRequests(routeOf: (path: string) => string, answer: Answer): Answer {
  const requests = new Counter({
    name: "compath_http_requests_total",
    help: "Requests answered, by route and status.",
    labelNames: ["route", "status"],
  });
  const seconds = new Histogram({
    name: "compath_http_request_seconds",
    help: "Seconds from a request to the end of its answer, without event streams.",
    labelNames: ["route"],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
  });
  return (request, response) => {
    const route = routeOf((request.url ?? "/").split("?")[0] || "/");
    const began = performance.now();
    response.once("close", () => {
      requests.inc({ route, status: response.statusCode });
      const isStream = String(response.getHeader("content-type")).startsWith("text/event-stream");
      if (!isStream) seconds.observe({ route }, (performance.now() - began) / 1000);
    });
    return underLabel(route, () => answer(request, response));
  };
}
