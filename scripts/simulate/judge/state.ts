import { isDeepStrictEqual } from "node:util";
import { callerOf } from "@/scripts/simulate/acts/memory";
import { demand } from "@/scripts/simulate/judge/finding";
import type { Model } from "@/scripts/simulate/model/model";
import type { MeetingState } from "@/scripts/simulate/model/state";
import type { Caller } from "@/scripts/simulate/world/api";
import { emailOf } from "@/scripts/simulate/world/people";
import type { World } from "@/scripts/simulate/world/world";

const JUDGE = "state";

type Shown = Readonly<Record<string, unknown>> & { readonly invitees: readonly Readonly<Record<string, unknown>>[] };

/** The host reads these meetings as the model has them: fields, number, people and their answers. */
export async function judgeState(world: World, model: Model, which: ReadonlySet<number>): Promise<void> {
  if (!model.person("dana").active) return;
  const host = await callerOf(world, "dana", "key");
  for (const [number, { id }] of world.meetings) {
    if (!which.has(number)) continue;
    const meeting = model.meetings[number];
    const { status, body } = await world.api.ask(host, "GET", `/api/v1/meetings/${id}`);
    demand(status === 200, JUDGE, `The host's own meeting answers ${status}.`);
    // Safe: the judge of the API checks what has this status.
    if (meeting) judgeMeeting(meeting, body as Shown);
    if (meeting) await judgeProposals(world, host, id, meeting);
  }
}

/** The host reads every proposal that is open, with whose it is. */
async function judgeProposals({ api }: World, host: Caller, id: string, meeting: MeetingState): Promise<void> {
  const owed = meeting.invitees.filter(({ removed, proposal }) => !removed && proposal !== undefined);
  // Half of the lives never hear of one: they ask no more than the others.
  if (owed.length === 0 && meeting.stored % 2 === 0) return;
  const { body } = await api.ask(host, "GET", `/api/v1/meetings/${id}/proposals`);
  // Safe: the judge of the API checks what the host's own meeting answers.
  const { data } = body as { data: readonly { note: string | null }[] };
  const notes = (list: readonly (string | null | undefined)[]) =>
    JSON.stringify(list.map((one) => one || null).toSorted());
  const [is, shall] = [notes(data.map(({ note }) => note)), notes(owed.map(({ proposal }) => proposal?.note))];
  demand(is === shall, JUDGE, `Meeting ${meeting.number} has the open proposals ${is}, not ${shall}.`);
}

function judgeMeeting(meeting: MeetingState, shown: Shown): void {
  const { content, disclosure, sequence } = meeting;
  const owed = {
    title: content.title,
    description: content.description,
    startsAt: content.start,
    endsAt: content.end,
    timeZone: content.timeZone,
    location: { ...content.place },
    disclosure,
    sequence,
    cancelled: content.off,
  };
  const is = {
    ...Object.fromEntries(Object.keys(owed).map((name) => [name, shown[name]])),
    startsAt: Date.parse(String(shown.startsAt)),
    endsAt: Date.parse(String(shown.endsAt)),
    cancelled: shown.status === "cancelled",
  };
  for (const [name, value] of Object.entries(owed)) {
    // Safe: both objects have the same names.
    const there = is[name as keyof typeof is];
    demand(
      isDeepStrictEqual(there, value),
      JUDGE,
      `Meeting ${meeting.number} has the ${name} ${JSON.stringify(there)}, not ${JSON.stringify(value)}.`,
    );
  }
  const people = shown.invitees.map(({ email, response, note }) => ({ email, response, note }));
  const owedPeople = meeting.invitees
    .filter(({ removed }) => !removed)
    .map(({ who, answer, note }) => ({
      email: emailOf(who),
      response: answer,
      note: answer === "needs_action" ? null : note,
    }));
  const sorted = (list: readonly { email: unknown }[]) =>
    list.toSorted((a, b) => String(a.email).localeCompare(String(b.email)));
  const said = `Meeting ${meeting.number} has the invitees ${JSON.stringify(sorted(people))}, not ${JSON.stringify(sorted(owedPeople))}.`;
  demand(isDeepStrictEqual(sorted(people), sorted(owedPeople)), JUDGE, said);
}
