"use server";

import { getLocale } from "next-intl/server";
import { z } from "zod";
import { confirmHere } from "@/app/m/[slug]/confirm-here";
import type { Context } from "@/lib/context";
import { requestCode } from "@/lib/conversations/request-code";
import type { FormState } from "@/lib/forms/form-state";
import { eraseOwnGuest } from "@/lib/meetings/guests/erase-guest";
import { keepAskedCode } from "@/lib/web/callers/asked-code";
import { dropDeadInvitations, forgetHere } from "@/lib/web/callers/held-invitations";
import { formActionAs } from "@/lib/web/forms/form-action";
import { guestOf, pathOfGuestData } from "@/lib/web/pages/guest-page";

type Act<Input> = (ctx: Context, input: Input) => Promise<{ goTo: string }>;

/** A form of the page, for the guest whom this browser's cookie names: the id only says which cookie. */
async function guestDataAction<Schema extends z.ZodType>(
  invitationId: string,
  schema: Schema,
  act: Act<z.output<Schema>>,
) {
  const { ctx, meetingId } = await guestOf(invitationId);
  return formActionAs(async () => ctx, pathOfGuestData(invitationId), schema, act, { meetingId, part: "data" });
}

/** A guest asks for the code that opens their data. */
export async function askForCodeAction(invitationId: string, state: FormState, form: FormData): Promise<FormState> {
  const path = pathOfGuestData(invitationId);
  const action = await guestDataAction(invitationId, z.object({}), async (ctx) => {
    await keepAskedCode(await requestCode(ctx, { returnPath: path, locale: await getLocale() }));
    return { goTo: `${path}?code=sent` };
  });
  return action(state, form);
}

/** A guest enters it. */
export async function confirmAction(invitationId: string, state: FormState, form: FormData): Promise<FormState> {
  const action = await guestDataAction(invitationId, z.object({ code: z.string().max(50) }), async (ctx, { code }) => {
    await confirmHere(ctx, code);
    return { goTo: pathOfGuestData(invitationId) };
  });
  return action(state, form);
}

/** A guest erases what is kept of them. Nothing of it is left in this browser either. */
export async function eraseAction(invitationId: string, state: FormState, form: FormData): Promise<FormState> {
  const action = await guestDataAction(invitationId, z.object({}), async (ctx) => {
    await eraseOwnGuest(ctx);
    await forgetHere(invitationId);
    await dropDeadInvitations();
    return { goTo: "/erased" };
  });
  return action(state, form);
}
