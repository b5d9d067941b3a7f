import { readFile } from "node:fs/promises";
import path from "node:path";
import { z } from "zod";
import { ACTORS, type ActorName, everybody, OUTSIDERS, type Scene } from "@/e2e/matrix/actors";
import { decisionOf } from "@/e2e/matrix/decision";
import { expectedOf, ROWS } from "@/e2e/matrix/rows";
import { expect, test } from "@/e2e/pages/fixtures";

const BUILD = process.env.NEXT_DIST_DIR ?? "";
const WRITES = ["POST", "PUT", "PATCH", "DELETE"];
// Some two thousand requests.
test.setTimeout(600_000);

type Door = { readonly route: string; readonly method: string };
type Seen = Door & { readonly actor: ActorName; readonly decision: string; readonly leaks: boolean };

/** Every address of the build: a new one without a row is an error here. */
async function routesOfBuild(): Promise<string[]> {
  const manifest = JSON.parse(await readFile(path.join(BUILD, "app-path-routes-manifest.json"), "utf8"));
  const routes = Object.values(z.record(z.string(), z.string()).parse(manifest));
  return [...new Set(routes)].filter((route) => !route.startsWith("/_")).sort();
}

/** Every method at the API; elsewhere GET, and what a row names. */
function doorsOf(route: string): Door[] {
  const named = Object.keys(ROWS[route] ?? {}).filter((method) => method !== "GET");
  const methods = route.startsWith("/api/v1/") ? ["GET", "HEAD", ...WRITES] : ["GET", ...named];
  return methods.map((method) => ({ route, method }));
}

function actorsAt({ method }: Door): readonly ActorName[] {
  return WRITES.includes(method) ? ACTORS.filter((actor) => actor !== "H" && actor !== "KW") : ACTORS;
}

/** What the table says of a cell: HEAD has no body that could show anything, and what no row names is no method. */
function cellOf({ route, method }: Door, actor: ActorName): string {
  const row = ROWS[route]?.[method === "HEAD" ? "GET" : method];
  if (row === undefined) return "no method";
  const expected = expectedOf(row, actor);
  return method === "HEAD" && expected === "open" ? "plain" : expected;
}

function addressOf({ parts }: Scene, route: string): string {
  const ofInvitation = /^\/(invitations|reminders)\//.test(route) ? { id: parts.inviteeId } : {};
  const inDocs = route.startsWith("/docs/") ? { slug: "not-found" } : {};
  const others = { key: "sign_in", locale: "en", nextauth: "session", missing: "nothing" };
  const names: Record<string, string | undefined> = { ...parts, ...others, ...ofInvitation, ...inDocs };
  return route.replaceAll(/\[+(?:\.\.\.)?([^\]]+)\]+/g, (_, name: string) => names[name] ?? "");
}

async function look(origin: string, scene: Scene, { actor, ...door }: Door & { actor: ActorName }): Promise<Seen> {
  const headers = { ...scene.actors[actor], Origin: scene.origin };
  const answer = await fetch(origin + addressOf(scene, door.route), {
    method: door.method,
    headers,
    redirect: "manual",
  });
  const isStream = answer.headers.get("content-type")?.includes("event-stream") ?? false;
  if (isStream) await answer.body?.cancel();
  const body = isStream ? "" : await answer.text();
  const decision = decisionOf({ status: answer.status, location: answer.headers.get("location"), body }, scene.marks);
  const isOutside = OUTSIDERS.some((outsider) => outsider === actor);
  return { ...door, actor, decision, leaks: isOutside && scene.marks.some((mark) => body.includes(mark)) };
}

function deviationsIn(seen: readonly Seen[]): string[] {
  return seen
    .filter((cell) => cell.leaks || cell.decision !== cellOf(cell, cell.actor))
    .map(({ method, route, actor, decision, leaks }) => {
      const shows = leaks ? ", shows the meeting" : "";
      return `${method} ${route}, ${actor}: ${decision}${shows}, not ${cellOf({ method, route }, actor)}`;
    });
}

test("every address of the build has a row, and no row is of an address that is gone", async () => {
  expect(Object.keys(ROWS).sort()).toEqual(await routesOfBuild());
});

test("everyone meets at every address what the table says, and outsiders never see the meeting", async ({
  admin,
  request,
  mailbox,
  databaseUrl,
  stack,
}) => {
  const scene = await everybody({ admin, request, mailbox, databaseUrl, origin: new URL(stack.APP_URL).origin });
  const seen: Seen[] = [];
  for (const route of await routesOfBuild()) {
    for (const door of doorsOf(route)) {
      seen.push(...(await Promise.all(actorsAt(door).map((actor) => look(stack.APP_URL, scene, { ...door, actor })))));
    }
  }
  const deviations = deviationsIn(seen);
  process.stdout.write(`${seen.length} cells, ${deviations.length} deviations\n`);
  expect(deviations).toEqual([]);
});
