import type { FormState } from "@/lib/forms/form-state";
import type { Act, Profile, Who } from "@/scripts/simulate/acts/act";
import { bodyOf, inviteesOf, listsWith } from "@/scripts/simulate/acts/bodies";
import { callerOf, type Memory, noted, type Outcome } from "@/scripts/simulate/acts/memory";
import { answer } from "@/scripts/simulate/acts/perform-answers";
import { connection, editThere } from "@/scripts/simulate/acts/perform-calendar";
import { edit } from "@/scripts/simulate/acts/perform-edit";
import { report } from "@/scripts/simulate/acts/perform-mail";
import { decide, propose, write } from "@/scripts/simulate/acts/perform-words";
import { judgeStranger } from "@/scripts/simulate/judge/stranger";
import { submit } from "@/scripts/simulate/world/http/forms";
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
    case "connect":
    case "disconnect":
      return connection(world, act);
    default:
      return meeting && onMeeting(world, memory, act, meeting.id);
  }
}

async function onMeeting(world: World, memory: Memory, act: Act, id: string): Promise<Outcome | undefined> {
  switch (act.do) {
    case "update":
      if (act.by === "form") return edit(world, memory, act, id);
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
      const action = (state: FormState, form: FormData) => undoAction(id, revision, state, form);
      const form = { path: `/meetings/${id}?changed=${revision}`, sign: 'data-shortcut="undo"', action };
      return submit(world, await world.person("dana").browser(), form, {});
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
    case "decide":
      return decide(world, memory, act, id);
    case "message":
      return write(world, act, id);
    case "bounce":
      return report(world, memory, act);
    case "move_there":
    case "delete_there":
    case "answer_there":
      return editThere(world, memory, act);
    case "stranger":
      await judgeStranger(world, id, act);
      return { status: undefined };
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
  const answered = await world.api.ask(await callerOf(world, "dana", act.by), "POST", "/api/v1/meetings", body, {
    "idempotency-key": `simulated-${act.meeting}`,
  });
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

/** Saves the form of the settings. */
async function changeProfile(world: World, who: Who, set: Profile): Promise<Outcome | undefined> {
  if (world.person(who).userId === undefined) return undefined;
  const { updateProfileAction } = await import("@/app/(app)/settings/actions");
  const form = { path: "/settings", sign: 'name="updateMails"', action: updateProfileAction };
  const { status, body } = await submit(world, await world.person(who).browser(), form, { ...set });
  return { status: status === 303 ? undefined : status, body };
}
