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

/**
 * Whoever takes no part in a meeting meets the 404 of one that never was; those who are invited may read, not change.
 * Each life tries some of the ways, by its number: together lives try them all.
 */
export async function judgeGuards(world: World, model: Model, life: number): Promise<void> {
  for (const [number, { id }] of world.meetings) {
    const by = (life + number) % 2 === 0 ? "key" : "app";
    await refused(world, await callerOf(world, STRANGER, by), { id, turn: life + number });
    const invitees = model.meetings[number]?.invitees ?? [];
    const out = invitees.find(({ who, kind }) => kind !== "external" && isOut(model, number, who));
    if (out) await refused(world, await callerOf(world, out.who, "key"), { id, turn: life + number + 3 });
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
  await refused(world, await callerOf(world, STRANGER, by), { id, turn });
}

function isOut(model: Model, number: number, who: string): boolean {
  return who !== HOST && model.meetings[number]?.invitees.every((one) => one.who !== who || one.removed) === true;
}

async function refused({ api }: World, caller: Caller, { id, turn }: { id: string; turn: number }): Promise<void> {
  for (const more of [0, 1]) {
    const [method, part, body] = TRIES[(turn * 2 + more) % TRIES.length] ?? TRIES[0];
    const [there, nowhere] = [
      await api.ask(caller, method, `/api/v1/meetings/${id}${part}`, body),
      await api.ask(caller, method, `/api/v1/meetings/${NOWHERE}${part}`, body),
    ];
    const said = `${caller.name} got ${there.status} for ${method} ${part || "the meeting"}, and ${nowhere.status} for one that never was.`;
    demand(there.status === nowhere.status && there.status === 404, JUDGE, said);
  }
}

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
