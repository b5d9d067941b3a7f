"use server";

import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { z } from "zod";
import type { FormState } from "@/lib/forms/form-state";
import { proposeTimes } from "@/lib/meetings/answers/propose-times";
import { respond } from "@/lib/meetings/answers/respond";
import { respondForm } from "@/lib/meetings/answers/respond-input";
import { reportAbuse, reportInput } from "@/lib/meetings/guests/report-abuse";
import { isTimeZone } from "@/lib/time/time-zone";
import { forgetHere } from "@/lib/web/callers/held-invitations";
import { formActionAs } from "@/lib/web/forms/form-action";
import { proposeForm } from "@/lib/web/forms/propose-form";
import { answeringAgain } from "@/lib/web/pages/answering-again";
import { guestOf, pathOfInvitation } from "@/lib/web/pages/guest-page";
import { requireSameSite } from "@/lib/web/request/same-origin";

// Which invitation and meeting it is for comes from the cookie's token; the id only says which cookie.

/** The zone that the page was shown in comes along, so that the answer is confirmed in it. */
const answerForm = respondForm.extend({ zone: z.string().optional() });

/** A guest's answer. */
export async function answerAction(invitationId: string, state: FormState, form: FormData): Promise<FormState> {
  const { ctx, meetingId } = await guestOf(invitationId);
  const path = pathOfInvitation(invitationId);
  const action = formActionAs(
    async () => ctx,
    path,
    answerForm,
    async (inner, { zone, ...answer }) => {
      await answeringAgain(path, respond(inner, meetingId, answer));
      return { goTo: inZone(path, zone) };
    },
    { meetingId, part: "response" },
  );
  return action(state, form);
}

/** Other times that a guest would rather come at. */
export async function proposeAction(invitationId: string, state: FormState, form: FormData): Promise<FormState> {
  const { ctx, meetingId } = await guestOf(invitationId);
  const path = pathOfInvitation(invitationId);
  const action = formActionAs(
    async () => ctx,
    path,
    proposeForm,
    async (inner, { zone, ...proposal }) => {
      await proposeTimes(inner, meetingId, proposal);
      return { goTo: inZone(path, zone) };
    },
    { meetingId, part: "proposals" },
  );
  return action(state, form);
}

/** A guest's report, which only the operators read. */
export async function reportAction(invitationId: string, state: FormState, form: FormData): Promise<FormState> {
  const { ctx, meetingId } = await guestOf(invitationId);
  const path = `${pathOfInvitation(invitationId)}/report`;
  const action = formActionAs(
    async () => ctx,
    path,
    reportInput,
    async (inner, report) => {
      await reportAbuse(inner, meetingId, report);
      return { goTo: `${path}?sent=1` };
    },
    { meetingId, part: "report" },
  );
  return action(state, form);
}

/** Leaves nothing of the invitation in this browser, such as one that others use too. */
export async function forgetAction(invitationId: string): Promise<void> {
  requireSameSite(await headers());
  await forgetHere(invitationId);
  redirect(pathOfInvitation("unknown"));
}

function inZone(path: string, zone: string | undefined): string {
  return zone !== undefined && isTimeZone(zone) ? `${path}?zone=${encodeURIComponent(zone)}` : path;
}
