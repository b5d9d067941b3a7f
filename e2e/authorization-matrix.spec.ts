import { ACTORS, type ActorName, OUTSIDERS, type Scene } from "@/e2e/matrix/actors";
import { addressOf, cellOf, lookAt, routesOfBuild, showsMeeting } from "@/e2e/matrix/addresses";
import { ROWS } from "@/e2e/matrix/rows";
import { expect, test } from "@/e2e/matrix/scene";

const BUILD = process.env.NEXT_DIST_DIR ?? "";
const WRITES = ["POST", "PUT", "PATCH", "DELETE"];
// Some two thousand requests.
test.setTimeout(600_000);

type Door = { readonly route: string; readonly method: string };
type Seen = Door & { readonly actor: ActorName; readonly decision: string; readonly leaks: boolean };

/** Every method at the API; elsewhere GET, and what a row names. */
function doorsOf(route: string): Door[] {
  const named = Object.keys(ROWS[route] ?? {}).filter((method) => method !== "GET");
  const methods = route.startsWith("/api/v1/") ? ["GET", "HEAD", ...WRITES] : ["GET", ...named];
  return methods.map((method) => ({ route, method }));
}

function actorsAt({ method }: Door): readonly ActorName[] {
  return WRITES.includes(method) ? ACTORS.filter((actor) => actor !== "H" && actor !== "KW") : ACTORS;
}

async function look(scene: Scene, { actor, ...door }: Door & { actor: ActorName }): Promise<Seen> {
  const ask = { address: addressOf(scene.parts, door.route), method: door.method, headers: {} };
  const answer = await lookAt(scene.origin, scene, actor, ask);
  const isOutside = OUTSIDERS.some((outsider) => outsider === actor);
  return { ...door, actor, decision: answer.decision, leaks: isOutside && showsMeeting(scene, answer) };
}

function deviationsIn(seen: readonly Seen[]): string[] {
  return seen
    .filter((cell) => cell.leaks || cell.decision !== cellOf(cell.route, cell.method, cell.actor))
    .map(({ method, route, actor, decision, leaks }) => {
      const shows = leaks ? ", shows the meeting" : "";
      return `${method} ${route}, ${actor}: ${decision}${shows}, not ${cellOf(route, method, actor)}`;
    });
}

test("every address of the build has a row, and no row is of an address that is gone", async () => {
  expect(Object.keys(ROWS).sort()).toEqual(await routesOfBuild(BUILD));
});

test("everyone meets at every address what the table says, and outsiders never see the meeting", async ({ scene }) => {
  const seen: Seen[] = [];
  for (const route of await routesOfBuild(BUILD)) {
    for (const door of doorsOf(route)) {
      seen.push(...(await Promise.all(actorsAt(door).map((actor) => look(scene, { ...door, actor })))));
    }
  }
  const deviations = deviationsIn(seen);
  process.stdout.write(`${seen.length} cells, ${deviations.length} deviations\n`);
  expect(deviations).toEqual([]);
});
