import { randomUUID } from "node:crypto";
import { actionDecisionOf } from "@/e2e/matrix/action-decision";
import { ACTION_ROWS } from "@/e2e/matrix/action-rows";
import { type Action, actionsOfBuild, callOf, type Parts, saidOf } from "@/e2e/matrix/actions-of-build";
import { ACTORS, type ActorName, OUTSIDERS, type Scene } from "@/e2e/matrix/actors";
import { belongingsNow, giveHostBelongings } from "@/e2e/matrix/belongings";
import { textsOfRows, withoutNames } from "@/e2e/matrix/same-texts";
import { expect, test } from "@/e2e/matrix/scene";
import { byBrowser, byScript, type Call } from "@/e2e/matrix/send-action";

// Some two and a half thousand requests.
test.setTimeout(600_000);

const BUILD = process.env.NEXT_DIST_DIR ?? "";
const DOORS = { script: byScript, browser: byBrowser } as const;

type Seen = { readonly status: number; readonly decision: string; readonly body: string; readonly bytes: string };
type Hall = { readonly scene: Scene; readonly parts: Parts };

async function send({ scene }: Hall, actor: ActorName, call: Call, door: keyof typeof DOORS): Promise<Seen> {
  const { headers, body } = DOORS[door](call);
  const identity = { ...scene.actors[actor], Origin: scene.origin, ...headers };
  const answer = await fetch(scene.origin + call.page, { method: "POST", headers: identity, body, redirect: "manual" });
  const said = { status: answer.status, headers: answer.headers, body: await answer.text() };
  const led = `${answer.headers.get("x-action-redirect")} ${answer.headers.get("location")}`;
  const named = withoutNames(`${JSON.stringify(led)} ${said.body}`, Object.values(call.parts));
  return { ...said, decision: actionDecisionOf(said), bytes: `${said.status} ${textsOfRows(named)}` };
}

/** Things that nobody has: other ids of the same kinds. */
function ofNobody(parts: Parts): Parts {
  const kept = ["key", "locale", "token", "clientId", "hostId"];
  const other = (name: string, value: string) => (name === "slug" ? [...value].reverse().join("") : randomUUID());
  return Object.fromEntries(
    Object.entries(parts).map(([name, value]) => [name, kept.includes(name) ? value : other(name, value)]),
  );
}

/** The form of a browser without scripts ends in the same function, so some of everybody are enough. */
const WITHOUT_SCRIPTS: readonly ActorName[] = ["AN", "OU", "XG", "P"];
/** Keys open no page, whatever their scopes. */
const CALLERS = ACTORS.filter((actor) => !["KR", "KC", "KB"].includes(actor));

/** Whether an action is about something that has an id of its own. */
function namesSomething({ name }: Action): boolean {
  const { takes = "", form = {} } = ACTION_ROWS[name] ?? {};
  return (
    /\b(id|inviteeId|slug)\b/.test(takes) ||
    Object.values(form).some((value) => /\{(?!clientId|hostId|token)/.test(value))
  );
}

const isOutside = (actor: ActorName) => OUTSIDERS.some((outsider) => outsider === actor);

/** One cell by every door: what is wrong with it. */
async function wrongIn(hall: Hall, action: Action, actor: ActorName): Promise<(string | undefined)[]> {
  const expected = saidOf(action, actor);
  const byScript = await send(hall, actor, callOf(action, hall.parts), "script");
  const byBrowser = WITHOUT_SCRIPTS.includes(actor)
    ? await send(hall, actor, callOf(action, hall.parts), "browser")
    : undefined;
  const shows = (seen: Seen) => isOutside(actor) && hall.scene.marks.some((mark) => seen.body.includes(mark));
  const found = [
    byScript.decision === expected ? undefined : `${byScript.decision}, not ${expected}`,
    shows(byScript) ? "shows the meeting" : undefined,
  ];
  if (byBrowser) {
    found.push(byBrowser.status < 500 ? undefined : `without scripts ${byBrowser.status}`);
    found.push(shows(byBrowser) ? "shows the meeting without scripts" : undefined);
  }
  if (!isOutside(actor) || !namesSomething(action)) return found;
  const other = await send(hall, actor, callOf(action, ofNobody(hall.parts)), "script");
  return [...found, other.bytes === byScript.bytes ? undefined : "differs from what is said of a random id"];
}

/** Lists, for each action and caller, what is wrong. */
class Findings {
  readonly deviations: string[] = [];
  cells = 0;

  note(what: string, ...found: readonly (string | undefined)[]): void {
    this.cells += found.length;
    this.deviations.push(...found.flatMap((one) => (one === undefined ? [] : [`${what}: ${one}`])));
  }
}

test("every server action of the build has a row, and no row is of an action that is gone", async () => {
  const named = (await actionsOfBuild(BUILD)).map(({ name }) => name);
  expect(Object.keys(ACTION_ROWS).sort()).toEqual(named.sort());
});

test("an action called with forged arguments changes nothing of others and shows nothing, and its own people are let in", async ({
  scene,
  request,
  databaseUrl,
}) => {
  const belongings = await giveHostBelongings(scene, databaseUrl, request);
  const others = { key: "meeting_updated", locale: "en", clientId: randomUUID(), hostId: scene.hostId };
  const hall: Hall = { scene, parts: { ...scene.parts, ...belongings, ...others } };
  const actions = await actionsOfBuild(BUILD);
  const findings = new Findings();

  const before = await belongingsNow(scene, databaseUrl);
  for (const action of actions) {
    const callers = CALLERS.filter((actor) => !["done", "not tried"].includes(saidOf(action, actor)));
    const wrong = callers.map(async (actor) =>
      findings.note(`${action.name}, ${actor}`, ...(await wrongIn(hall, action, actor))),
    );
    await Promise.all(wrong);
    const now = await belongingsNow(scene, databaseUrl);
    const changed = Object.keys(now)
      .filter((table) => JSON.stringify(now[table]) !== JSON.stringify(before[table]))
      .map((table) => ({ table, was: before[table], is: now[table] }));
    expect(changed, `what ${action.name} changed of others`).toEqual([]);
  }

  // What no page gave out, sent by whoever may do most and by whoever may do least.
  const nonsense = { ...Object.fromEntries(Object.keys(hall.parts).map((name) => [name, "x"])), locale: "en" };
  for (const action of actions) {
    for (const actor of (["H", "OU"] as const).filter((name) => saidOf(action, name) !== "not tried")) {
      const { status, decision } = await send(hall, actor, callOf(action, nonsense), "script");
      const isMistake = status >= 500 || decision === "mistake";
      findings.note(`${action.name} with nonsense, ${actor}`, isMistake ? `${status} ${decision}` : undefined);
    }
  }

  for (const action of actions) {
    for (const actor of ACTORS.filter((name) => saidOf(action, name) === "done")) {
      const { status, decision } = await send(
        hall,
        actor,
        callOf(action, { ...hall.parts, clientId: randomUUID() }),
        "script",
      );
      const isDone = status < 400 && ["away", "plain"].includes(decision);
      findings.note(`${action.name}, ${actor}`, isDone ? undefined : `${decision}, not done`);
    }
  }
  process.stdout.write(`${findings.cells} cells, ${findings.deviations.length} deviations\n`);
  expect(findings.deviations).toEqual([]);
});
