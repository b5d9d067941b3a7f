import { readFile } from "node:fs/promises";
import path from "node:path";
import { z } from "zod";
import type { ActorName, Scene } from "@/e2e/matrix/actors";
import { type Decision, decisionOf } from "@/e2e/matrix/decision";
import { expectedOf, ROWS } from "@/e2e/matrix/rows";

/** A request as a variation of an address: a method, and what else is sent. */
export type Ask = {
  readonly address: string;
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
};
export type Look = {
  readonly status: number;
  readonly decision: Decision | `${number}`;
  readonly led: string | null;
  readonly body: string;
  /** Names of the answer's headers, and of the cookies that it sets. */
  readonly named: readonly string[];
};

/** Every address that a build answers at. */
export async function routesOfBuild(folder: string): Promise<string[]> {
  const manifest = JSON.parse(await readFile(path.join(folder, "app-path-routes-manifest.json"), "utf8"));
  const routes = Object.values(z.record(z.string(), z.string()).parse(manifest));
  return [...new Set(routes)].filter((route) => !route.startsWith("/_")).sort();
}

/** The address of a route in a scene. @param parts what stands in place of each variable part */
export function addressOf(parts: Scene["parts"], route: string): string {
  const ofInvitation = /^\/(invitations|reminders)\//.test(route) ? { id: parts.inviteeId } : {};
  const inDocs = route.startsWith("/docs/") ? { slug: "not-found" } : {};
  const others = { key: "sign_in", locale: "en", nextauth: "session", missing: "nothing" };
  const names: Record<string, string | undefined> = { ...parts, ...others, ...ofInvitation, ...inDocs };
  return route.replaceAll(/\[+(?:\.\.\.)?([^\]]+)\]+/g, (_, name: string) => names[name] ?? "");
}

/** What the table says of a cell: HEAD has no body that could show anything, and what no row names is no method. */
export function cellOf(route: string, method: string, actor: ActorName): string {
  const row = ROWS[route]?.[method === "HEAD" ? "GET" : method];
  if (row === undefined) return "no method";
  const expected = expectedOf(row, actor);
  return method === "HEAD" && expected === "open" ? "plain" : expected;
}

/** How a server answers an actor. A script that must name what it has does so as the server asks it to (`_rsc`). */
export async function lookAt(origin: string, scene: Scene, actor: ActorName, ask: Ask): Promise<Look> {
  const headers = { ...scene.actors[actor], Origin: scene.origin, ...ask.headers };
  const fetched = (url: string) => fetch(url, { method: ask.method, headers, redirect: "manual" });
  let answer = await fetched(origin + ask.address);
  const asked = answer.headers.get("location");
  if (asked?.includes("_rsc") && ask.headers.RSC) answer = await fetched(new URL(asked, origin).href);
  const isStream = answer.headers.get("content-type")?.includes("event-stream") ?? false;
  if (isStream) await answer.body?.cancel();
  const body = isStream ? "" : await answer.text();
  const said = { status: answer.status, location: answer.headers.get("location"), body };
  const cookies = answer.headers.getSetCookie().map((cookie) => cookie.split("=")[0] ?? "");
  const named = [...answer.headers.keys(), ...cookies];
  return { status: said.status, decision: decisionOf(said, scene.marks), led: said.location, body, named };
}

/** Whether an answer holds something that only who may know of the meeting sees. */
export function showsMeeting({ marks }: Scene, { body, led }: Look): boolean {
  return marks.some((mark) => body.includes(mark) || (led ?? "").includes(encodeURIComponent(mark)));
}
