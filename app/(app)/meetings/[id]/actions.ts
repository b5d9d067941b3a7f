"use server";

import { z } from "zod";
import { decideAddedPerson } from "@/lib/calendars/decide-added-person";
import { settleChoices, settleDrift } from "@/lib/calendars/settle-drift";
import type { FormState } from "@/lib/forms/form-state";
import { resendInvitation } from "@/lib/meetings/announce/resend-invitation";
import { decideDelegate } from "@/lib/meetings/answers/delegates";
import { respond } from "@/lib/meetings/answers/respond";
import { respondForm } from "@/lib/meetings/answers/respond-input";
import { undoChange } from "@/lib/meetings/change/undo-change";
import { replaceLink } from "@/lib/meetings/guests/replace-link";
import { keepClosedAccount } from "@/lib/meetings/invitees/closed-accounts";
import { requireJustProven } from "@/lib/web/callers/just-proven";
import { formAction } from "@/lib/web/forms/form-action";
import { answeringAgain } from "@/lib/web/pages/answering-again";
import { boundArgument } from "@/lib/web/request/bound-argument";

/** The signed-in invitee's own answer; whose it is comes from the session, the id only says about which meeting. */
export async function answerAction(meetingId: string, state: FormState, form: FormData): Promise<FormState> {
  const path = pathOf(meetingId);
  const action = formAction(path, respondForm, async (ctx, answer) => {
    await answeringAgain(path, respond(ctx, meetingId, answer));
    return { goTo: path };
  });
  return action(state, form);
}

/** Takes the host's last change back. `revision` is the one that the change made. */
export async function undoAction(
  meetingId: string,
  revision: number,
  state: FormState,
  form: FormData,
): Promise<FormState> {
  const path = pathOf(meetingId);
  const action = formAction(path, z.object({}), async (ctx) => {
    await undoChange(ctx, meetingId, boundArgument(z.int(), revision));
    return { goTo: `${path}?undone=1` };
  });
  return action(state, form);
}

/** Sends one invitee their invitation again. */
export async function resendAction(meetingId: string, state: FormState, form: FormData): Promise<FormState> {
  const path = pathOf(meetingId);
  const action = formAction(path, z.object({ inviteeId: z.uuid() }), async (ctx, { inviteeId }) => {
    await resendInvitation(ctx, meetingId, inviteeId);
    return { goTo: `${path}?resent=1` };
  });
  return action(state, form);
}

/** Takes one invitee's personal link back and shows the host the new one. */
export async function replaceLinkAction(
  meetingId: string,
  inviteeId: string,
  state: FormState,
  form: FormData,
): Promise<FormState> {
  const path = `${pathOf(meetingId)}/invitees/${encodeURIComponent(inviteeId)}`;
  await requireJustProven(path);
  const action = formAction(path, z.object({}), async (ctx) => {
    await replaceLink(ctx, meetingId, boundArgument(z.uuid(), inviteeId));
    return { goTo: `${path}?replaced=1` };
  });
  return action(state, form);
}

/** What the reader decides about one of their own calendars. */
export async function settleAction(meetingId: string, state: FormState, form: FormData): Promise<FormState> {
  const path = pathOf(meetingId);
  const action = formAction(path, settleForm, async (ctx, { connectionId, choice }) => {
    await settleDrift(ctx, meetingId, connectionId, choice);
    return { goTo: `${path}?settled=1` };
  });
  return action(state, form);
}

/** What the host decides about somebody whom their calendar names. */
export async function addedPersonAction(meetingId: string, state: FormState, form: FormData): Promise<FormState> {
  const path = pathOf(meetingId);
  const action = formAction(path, addedPersonForm, async (ctx, decision) => {
    await decideAddedPerson(ctx, meetingId, decision);
    return { goTo: `${path}?settled=1` };
  });
  return action(state, form);
}

/** What the host decides about somebody whom an invitee asked to come instead. */
export async function delegateAction(meetingId: string, state: FormState, form: FormData): Promise<FormState> {
  const path = pathOf(meetingId);
  const action = formAction(path, delegateForm, async (ctx, decision) => {
    await decideDelegate(ctx, meetingId, decision);
    return { goTo: `${path}?settled=1` };
  });
  return action(state, form);
}

/** The host keeps somebody invited whose account is closed. */
export async function keepAction(meetingId: string, state: FormState, form: FormData): Promise<FormState> {
  const path = pathOf(meetingId);
  const action = formAction(path, keepForm, async (ctx, { inviteeId }) => {
    await keepClosedAccount(ctx, meetingId, inviteeId);
    return { goTo: `${path}?settled=1` };
  });
  return action(state, form);
}

const keepForm = z.object({ inviteeId: z.uuid() });
const delegateForm = z.object({ email: z.string(), choice: z.enum(["invite", "dismiss"]) });
const addedPersonForm = z.object({ connectionId: z.uuid(), email: z.string(), choice: z.enum(["invite", "dismiss"]) });
const settleForm = z.object({ connectionId: z.uuid(), choice: z.enum(settleChoices) });

function pathOf(meetingId: string): string {
  return `/meetings/${encodeURIComponent(meetingId)}`;
}
