"use server";

import { z } from "zod";
import type { FormState } from "@/lib/forms/form-state";
import { acceptProposal, declineProposal } from "@/lib/meetings/answers/decide-proposal";
import { proposeTimes } from "@/lib/meetings/answers/propose-times";
import { acceptProposalInput } from "@/lib/meetings/answers/propose-times-input";
import { formAction } from "@/lib/web/forms/form-action";
import { proposeForm } from "@/lib/web/forms/propose-form";

/** Other times that the signed-in invitee would rather come at; whose they are comes from the session. */
export async function proposeAction(meetingId: string, state: FormState, form: FormData): Promise<FormState> {
  const path = pathOf(meetingId);
  const action = formAction(path, proposeForm, async (ctx, { zone: _, ...proposal }) => {
    await proposeTimes(ctx, meetingId, proposal);
    return { goTo: path };
  });
  return action(state, form);
}

/** Moves the host's meeting to one of the proposed times, with the way back for as long as nobody has been told. */
export async function acceptAction(meetingId: string, state: FormState, form: FormData): Promise<FormState> {
  const path = pathOf(meetingId);
  const choice = acceptProposalInput.extend({ proposalId: z.string() });
  const action = formAction(path, choice, async (ctx, { proposalId, startsAt }) => {
    const { meeting } = await acceptProposal(ctx, meetingId, proposalId, startsAt);
    return { goTo: `${path}?changed=${meeting.revision}` };
  });
  return action(state, form);
}

/** Keeps the time of the host's meeting. */
export async function declineAction(meetingId: string, state: FormState, form: FormData): Promise<FormState> {
  const path = pathOf(meetingId);
  const action = formAction(path, z.strictObject({ proposalId: z.string() }), async (ctx, { proposalId }) => {
    await declineProposal(ctx, meetingId, proposalId);
    return { goTo: `${path}?kept=1` };
  });
  return action(state, form);
}

function pathOf(meetingId: string): string {
  return `/meetings/${encodeURIComponent(meetingId)}`;
}
