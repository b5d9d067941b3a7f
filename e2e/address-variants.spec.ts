import { randomUUID } from "node:crypto";
import { cp, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { ACTORS, type ActorName, OUTSIDERS, type Scene } from "@/e2e/matrix/actors";
import { type Ask, addressOf, cellOf, lookAt, routesOfBuild, showsMeeting } from "@/e2e/matrix/addresses";
import { textsOfRows, withoutNames } from "@/e2e/matrix/same-texts";
import { expect, test } from "@/e2e/matrix/scene";
import { VARIANTS } from "@/e2e/matrix/variants";
import { startSecondServer } from "@/e2e/servers/second-server";

// Some three thousand requests.
test.setTimeout(600_000);

const BUILD = process.env.NEXT_DIST_DIR ?? "";
const WITHOUT_PROXY = ".data/next-without-proxy";
/** Keys open no page, whatever their scopes. */
const READERS: readonly ActorName[] = ACTORS.filter((actor) => !["KR", "KC", "KB"].includes(actor));
/** Nobody, somebody else, and a guest whose link was taken back: the others who may not know stand where one of them does. */
const STRANGERS: readonly ActorName[] = ["AN", "OU", "XG"];

type Cell = { readonly what: string; readonly found: string | undefined };
type Variant = (typeof VARIANTS)[number];

const isOutside = (actor: ActorName) => OUTSIDERS.some((outsider) => outsider === actor);

/** Parts that nobody has: other ids of the same kinds and lengths. */
function ofNobody(parts: Scene["parts"]): Scene["parts"] {
  const other = (name: string, value: string) =>
    name === "slug" || name === "token" ? [...value].reverse().join("") : randomUUID();
  return Object.fromEntries(Object.entries(parts).map(([name, value]) => [name, other(name, value)]));
}

function askOf(variant: Variant, parts: Scene["parts"], route: string): Ask {
  return variant.of(addressOf(parts, route), Object.values(parts));
}

/** What an answer says: its status, where it leads, which headers it has and its texts, but without the ids that were asked for. */
async function said(scene: Scene, actor: ActorName, ask: Ask, parts: Scene["parts"]): Promise<string> {
  const { status, led, body, named } = await lookAt(scene.origin, scene, actor, ask);
  const sent = [ask.address, ...ask.address.split("/"), ...ask.address.split("/").map(decodeURIComponent)];
  const names = [...sent, ...Object.values(parts)].flatMap((name) => [name, name.toUpperCase(), name.toLowerCase()]);
  return `${status} ${named.join()} ${textsOfRows(withoutNames(`${JSON.stringify(led)} ${body}`, names))}`;
}

async function cellsOf(scene: Scene, route: string, variant: Variant, actor: ActorName): Promise<Cell[]> {
  const what = `${route} ${variant.name}, ${actor}`;
  const ask = askOf(variant, scene.parts, route);
  const answer = await lookAt(scene.origin, scene, actor, ask);
  const expected = cellOf(route, ask.method === "HEAD" ? "HEAD" : "GET", actor);
  const isRight = variant.exact ? answer.decision === expected : answer.decision !== "open" || expected === "open";
  const shows = isOutside(actor) && showsMeeting(scene, answer);
  const wrong = isRight ? undefined : `${answer.decision}, not ${expected}`;
  return [{ what, found: shows ? "shows the meeting" : answer.status >= 500 ? `${answer.status}` : wrong }];
}

/** Whoever may not know of the meeting is told the same of it as of one that is not there. */
async function twinOf(scene: Scene, route: string, variant: Variant, actor: ActorName): Promise<Cell[]> {
  const strange = ofNobody(scene.parts);
  const [real, random] = await Promise.all([
    said(scene, actor, askOf(variant, scene.parts, route), scene.parts),
    said(scene, actor, askOf(variant, strange, route), strange),
  ]);
  const found = real === random ? undefined : "differs from what is said of a random id";
  return [{ what: `${route} ${variant.name}, ${actor}`, found }];
}

const PLAIN: Variant = { name: "", exact: true, of: (address) => ({ address, method: "GET", headers: {} }) };
const hasIds = (route: string) => /\[(id|inviteeId|slug|proposalId)\]/.test(route) && !route.startsWith("/docs/");

function deviationsIn(cells: readonly Cell[]): string[] {
  return cells.flatMap(({ what, found }) => (found === undefined ? [] : [`${what}: ${found}`]));
}

async function cellsEverywhere(scene: Scene, routes: readonly string[]): Promise<Cell[]> {
  const cells: Cell[] = [];
  for (const route of routes) {
    for (const variant of VARIANTS) {
      // What is not a page has no other way in for scripts, and its HEAD stands in the table.
      if (variant.exact && route.startsWith("/api/")) continue;
      const actors = variant.exact ? READERS : STRANGERS;
      cells.push(...(await Promise.all(actors.map((actor) => cellsOf(scene, route, variant, actor)))).flat());
    }
    if (!hasIds(route)) continue;
    const twins = [PLAIN, ...VARIANTS].flatMap((variant) =>
      STRANGERS.map((actor) => twinOf(scene, route, variant, actor)),
    );
    cells.push(...(await Promise.all(twins)).flat());
  }
  return cells;
}

test("no other way to ask for an address opens it, and of a hidden meeting every way says what it says of a random id", async ({
  scene,
}) => {
  const routes = await routesOfBuild(BUILD);
  const cells = await cellsEverywhere(scene, routes);
  process.stdout.write(`${cells.length} cells, ${deviationsIn(cells).length} deviations\n`);
  expect(deviationsIn(cells)).toEqual([]);
});

test("without proxy.ts every page opens to the same people", async ({ scene }) => {
  await rm(WITHOUT_PROXY, { recursive: true, force: true });
  await cp(BUILD, WITHOUT_PROXY, { recursive: true, filter: (file) => !/\/(cache|turbopack)$/.test(file) });
  const manifest = path.join(WITHOUT_PROXY, "server/functions-config-manifest.json");
  await writeFile(manifest, JSON.stringify({ version: 1, functions: {} }));
  const bare = await startSecondServer({ NEXT_DIST_DIR: WITHOUT_PROXY });
  try {
    expect((await fetch(`${bare.url}/sign-in`)).headers.get("content-security-policy")).toBeNull();
    const cells: Cell[] = [];
    // proxy.ts never sees the API (its `config`).
    for (const route of (await routesOfBuild(BUILD)).filter((address) => !address.startsWith("/api/"))) {
      cells.push(...(await Promise.all(READERS.map((actor) => withoutProxy(bare.url, scene, route, actor)))));
    }
    process.stdout.write(`without proxy.ts ${cells.length} cells, ${deviationsIn(cells).length} deviations\n`);
    expect(deviationsIn(cells)).toEqual([]);
  } finally {
    await bare.stop();
    await rm(WITHOUT_PROXY, { recursive: true, force: true });
  }
});

/** proxy.ts gives some refusals their status (lib/web/proxy/pages-without-cookie.ts); what opens to whom must not depend on it. */
async function withoutProxy(origin: string, scene: Scene, route: string, actor: ActorName): Promise<Cell> {
  const ask = { address: addressOf(scene.parts, route), method: "GET", headers: {} };
  const answer = await lookAt(origin, scene, actor, ask);
  const expected = cellOf(route, "GET", actor);
  const isRight = (answer.decision === "open") === (expected === "open") && answer.status < 500;
  const shows = isOutside(actor) && showsMeeting(scene, answer);
  return { what: `${route}, ${actor}`, found: shows ? "shows the meeting" : isRight ? undefined : answer.decision };
}
