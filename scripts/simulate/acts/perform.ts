import type { Act, Fields, Who } from "@/scripts/simulate/acts/act";
import { callerOf, type Memory, type Outcome } from "@/scripts/simulate/acts/memory";
import { answer, propose } from "@/scripts/simulate/acts/perform-answers";
import type { Answer } from "@/scripts/simulate/world/api";
import { submit } from "@/scripts/simulate/world/forms";
import type { World } from "@/scripts/simulate/world/world";

/** Carries an act out through the product; undefined where there was nothing to do it with. */
export async function perform(world: World, memory: Memory, act: Act): Promise<Outcome | undefined> {
  if (act.do === "schedule") return schedule(world, memory, act);
  const meeting = world.meetings.get(act.meeting);
  switch (act.do) {
    case "wait":
      return undefined;
    case "profile":
      return changeProfile(world, act.who, act.set);
    case "template":
      await world.admin(`template ${act.on ? "enable" : "disable"} --key ${act.key}`);
      return { status: undefined };
    case "verify":
      await world.admin(`user verify --email ${world.person(act.who).email}`);
      return { status: undefined };
    case "deactivate":
      await world.admin(`user deactivate --email ${world.person(act.who).email}`);
      return { status: undefined };
    case "end_relationship": {
      const { relationshipId } = world.person(act.who);
      if (relationshipId === undefined) return undefined;
      await world.admin(`relationship end --id ${relationshipId}`);
      return { status: undefined };
    }
    case "erase":
      await world.admin(`guest erase --email ${world.person(act.who).email}`);
      return { status: undefined };
    default:
      return meeting && onMeeting(world, memory, act, meeting.id);
  }
}

async function onMeeting(world: World, memory: Memory, act: Act, id: string): Promise<Outcome | undefined> {
  switch (act.do) {
    case "update":
      return update(world, memory, act, id, bodyOf(world, memory, act.set), act.by);
    case "invite":
    case "remove":
      return update(world, memory, act, id, await listsWith(world, act, id), "key");
    case "cancel": {
      const host = await callerOf(world, "dana", act.by);
      const body = { status: "cancelled", ...(act.reason && { cancelReason: act.reason }) };
      return noted(memory, act.meeting, await world.api.ask(host, "PATCH", `/api/v1/meetings/${id}`, body));
    }
    case "undo": {
      const revision = memory.revisions.get(act.meeting);
      if (revision === undefined) return undefined;
      const { undoAction } = await import("@/app/(app)/meetings/[id]/actions");
      return submit(await world.person("dana").browser(), `/meetings/${id}`, {}, (state, form) =>
        undoAction(id, revision, state, form),
      );
    }
    case "resend": {
      const invitee = (await inviteesOf(world, id)).find(({ email }) => email === world.person(act.who).email);
      if (!invitee) return undefined;
      return world.api.ask(
        await callerOf(world, "dana", "key"),
        "POST",
        `/api/v1/meetings/${id}/invitees/${invitee.id}/resend`,
      );
    }
    case "rotate": {
      const { token } = await world.admin(`invitation link --meeting ${id} --email ${world.person(act.who).email}`);
      if (typeof token === "string") memory.links.set(`${act.meeting} ${act.who}`, token);
      return { status: undefined };
    }
    case "answer":
      return answer(world, memory, act, id);
    case "propose":
      return propose(world, memory, act, id);
    default:
      return undefined;
  }
}

async function schedule(world: World, memory: Memory, act: Extract<Act, { do: "schedule" }>): Promise<Outcome> {
  const body = {
    ...bodyOf(world, memory, act.set),
    ...(act.instant && { kind: "instant" }),
    ...(act.skip && { skipInvitationEmails: true }),
  };
  const answered = await world.api.ask(await callerOf(world, "dana", act.by), "POST", "/api/v1/meetings", body);
  // Safe: an answer with this status is a meeting, which the judge of the API checks.
  if (answered.status === 201) world.meetings.set(act.meeting, answered.body as { id: string; uid: string });
  return answered;
}

async function update(
  world: World,
  memory: Memory,
  act: Act,
  id: string,
  body: object,
  by: "key" | "app" | "form",
): Promise<Outcome> {
  const host = await callerOf(world, "dana", by);
  return noted(memory, act.meeting, await world.api.ask(host, "PATCH", `/api/v1/meetings/${id}`, body));
}

/** Keeps the revision that a change made, for its undoing: a page offers that only where something is to be told. */
function noted(memory: Memory, meeting: number, answered: Answer): Answer {
  if (answered.status !== 200) return answered;
  // Safe: a change that was taken answers with the meeting, which the judge of the API checks.
  const { revision, changes } = answered.body as { revision: number; changes: readonly unknown[] };
  if (changes.length > 0) memory.revisions.set(meeting, revision);
  return answered;
}

type Listed = { readonly id: string; readonly email: string; readonly kind: string; readonly userId: string | null };

async function inviteesOf(world: World, id: string): Promise<Listed[]> {
  const { body } = await world.api.ask(await callerOf(world, "dana", "key"), "GET", `/api/v1/meetings/${id}`);
  // Safe: the host's own meeting, which the judge of the API checks; a host whose account is closed sees none.
  return (body as { invitees?: Listed[] }).invitees ?? [];
}

async function listsWith(world: World, act: Extract<Act, { do: "invite" | "remove" }>, id: string): Promise<object> {
  const { email, userId, relationshipId } = world.person(act.who);
  const current = await inviteesOf(world, id);
  const byId = current.filter(({ kind }) => kind === "internal").flatMap((one) => one.userId ?? []);
  const byAddress = current.filter(({ kind }) => kind === "guest").map((one) => one.email);
  const colleague = ["lena", "timo"].includes(act.who);
  if (act.do === "invite") {
    if (current.some((one) => one.email === email)) return { inviteeUserIds: byId, inviteeEmails: byAddress };
    return colleague ? { inviteeUserIds: [...byId, userId] } : { inviteeEmails: [...byAddress, email] };
  }
  const isClient = current.some((one) => one.kind === "client" && one.email === email);
  return {
    inviteeUserIds: byId.filter((one) => one !== userId),
    inviteeEmails: byAddress.filter((one) => one !== email),
    ...(isClient && relationshipId !== undefined && { relationshipId: null }),
  };
}

/** The body of a request that says what the fields say. */
function bodyOf(world: World, { begins }: Memory, set: Fields): object {
  const { client, colleagues, addresses, start, minutes, ...rest } = set;
  return {
    ...rest,
    ...(start !== undefined && { startsAt: new Date(begins + start * 60_000).toISOString() }),
    ...(minutes !== undefined && { durationMinutes: minutes }),
    ...(client !== undefined && { relationshipId: client === null ? null : world.person(client).relationshipId }),
    ...(colleagues && { inviteeUserIds: colleagues.map((who) => world.person(who).userId) }),
    ...(addresses && { inviteeEmails: addresses.map((who) => written(world.person(who).email)) }),
  };
}

/** Addresses as people write them: case and spaces mean nothing. */
function written(email: string): string {
  return email.startsWith("cy") ? ` ${email.toUpperCase()} ` : email;
}

async function changeProfile(world: World, who: Who, set: object): Promise<Outcome | undefined> {
  const { userId } = world.person(who);
  if (userId === undefined) return undefined;
  const { updateProfile } = await import("@/lib/people/update-profile");
  const role = who === "mara" || who === "nora" || who === "cleo" || who === "uma" ? "client" : "counselor";
  await updateProfile(world.wired.wiring.contextOf({ kind: "user", userId, role }, "simulation"), set);
  return { status: undefined };
}
