import { HOST } from "@/scripts/simulate/acts/act";
import { callerOf } from "@/scripts/simulate/acts/memory";
import { demand } from "@/scripts/simulate/judge/finding";
import type { Model } from "@/scripts/simulate/model/model";
import type { Caller } from "@/scripts/simulate/world/api";
import { STRANGER } from "@/scripts/simulate/world/people";
import type { World } from "@/scripts/simulate/world/world";

const JUDGE = "stranger";
const NOWHERE = "01a00000-0000-7000-8000-000000000000";

type Try = readonly [string, string, object?];

const TRIES: readonly [Try, ...Try[]] = [
  ["GET", ""],
  ["GET", "/invitation"],
  ["GET", "/messages"],
  ["GET", "/proposals"],
  ["PATCH", "", { title: "Mine" }],
  ["DELETE", ""],
  ["PUT", "/response", { response: "accepted" }],
  ["POST", "/proposals", { startsAt: ["2029-01-01T10:00:00Z"] }],
  ["POST", "/messages", { body: "Hello", clientId: "00000000-0000-4000-8000-ffffffffffff" }],
  ["GET", "/history"],
  ["POST", `/invitees/${NOWHERE}/resend`],
  ["POST", `/proposals/${NOWHERE}/decline`, {}],
];

/** How many tries are made at one meeting: what one leaves out, others try. */
const TRIES_AT_ONCE = 3;

/** What a stranger tries at a meeting, and how: eight turns in a row come to every try, by a program and in the app. */
export function triesOf(turn: number): { readonly by: "key" | "app"; readonly tries: readonly Try[] } {
  const rounds = TRIES.length / TRIES_AT_ONCE;
  const first = (turn % rounds) * TRIES_AT_ONCE;
  return {
    by: Math.floor(turn / rounds) % 2 === 0 ? "key" : "app",
    tries: TRIES.slice(first, first + TRIES_AT_ONCE),
  };
}

/**
 * Whoever takes no part in a meeting meets the 404 of one that never was, whichever way they try, and whoever is out of it does so
 * too; those who are invited may read, not change.
 */
export async function judgeGuards(world: World, model: Model, life: number): Promise<void> {
  for (const [number, { id }] of world.meetings) {
    const { by, tries } = triesOf(life + number);
    await refused(world, await callerOf(world, STRANGER, by), id, tries);
    const invitees = model.meetings[number]?.invitees ?? [];
    const out = invitees.find(({ who, kind }) => kind !== "external" && isOut(model, number, who));
    if (out) await refused(world, await callerOf(world, out.who, "key"), id, tries);
    const inside = invitees.find(({ kind, removed }) => kind !== "external" && !removed);
    if (inside) await readsOnly(world, await callerOf(world, inside.who, "key"), id);
  }
}

/** The stranger tries one thing in the middle of a life. */
export async function judgeStranger(
  world: World,
  id: string,
  { by, turn }: { by: "app" | "key"; turn: number },
): Promise<void> {
  await refused(world, await callerOf(world, STRANGER, by), id, [TRIES[turn % TRIES.length] ?? TRIES[0]]);
}

function isOut(model: Model, number: number, who: string): boolean {
  return who !== HOST && model.meetings[number]?.invitees.every((one) => one.who !== who || one.removed) === true;
}

async function refused(world: World, caller: Caller, id: string, tries: readonly Try[]): Promise<void> {
  for (const one of tries) {
    const [method, part, body] = one;
    const { status } = await world.api.ask(caller, method, `/api/v1/meetings/${id}${part}`, body);
    const owed = await statusNowhere(world, caller, one);
    const said = `${caller.name} got ${status} for ${method} ${part || "the meeting"}, and ${owed} for one that never was.`;
    demand(status === owed && status === 404, JUDGE, said);
  }
}

/** What a meeting that never was answers: the same in each life, so one asks for all. */
async function statusNowhere({ api }: World, caller: Caller, [method, part, body]: Try): Promise<number> {
  const name = `${method} ${part} ${caller.key === undefined}`;
  const known = nowhere.get(name);
  if (known !== undefined) return known;
  const { status } = await api.ask(caller, method, `/api/v1/meetings/${NOWHERE}${part}`, body);
  nowhere.set(name, status);
  return status;
}

const nowhere = new Map<string, number>();

async function readsOnly({ api }: World, caller: Caller, id: string): Promise<void> {
  const { status, body } = await api.ask(caller, "GET", `/api/v1/meetings/${id}`);
  demand(status === 200, JUDGE, `${caller.name} is invited and got ${status} for the meeting.`);
  // Safe: the judge of the API checks what has this status.
  const { invitees } = body as { invitees: readonly unknown[] };
  demand(invitees.length <= 1, JUDGE, `${caller.name} reads of ${invitees.length} invitees.`);
  const changed = await api.ask(caller, "PATCH", `/api/v1/meetings/${id}`, { title: "Mine" });
  demand(
    changed.status === 403,
    JUDGE,
    `${caller.name} is invited and got ${changed.status} for changing the meeting.`,
  );
}
