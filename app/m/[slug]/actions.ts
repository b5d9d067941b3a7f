"use server";

import { redirect } from "next/navigation";
import { getLocale } from "next-intl/server";
import { z } from "zod";
import { confirmHere } from "@/app/m/[slug]/confirm-here";
import { markConversationRead, readPosition } from "@/lib/conversations/mark-read";
import { postMessage } from "@/lib/conversations/post-message";
import { postMessageInput } from "@/lib/conversations/post-message-input";
import { requestCode } from "@/lib/conversations/request-code";
import type { FormState } from "@/lib/forms/form-state";
import { PERSON_FIELD } from "@/lib/forms/person";
import { endMeeting } from "@/lib/meetings/room/end-meeting";
import { keepAskedCode } from "@/lib/web/callers/asked-code";
import { roomAct, roomAction } from "@/lib/web/pages/room-action";
import { joinRoom } from "@/lib/web/pages/room-page";
import { roomPathOf } from "@/lib/web/pages/room-path";
import { boundArgument } from "@/lib/web/request/bound-argument";

/** The button "Join". Who presses it comes from session or cookie; the slug only says which room. */
export async function joinAction(slug: string, form: FormData): Promise<void> {
  redirect(await joinRoom(slug, form.get(PERSON_FIELD)));
}

/** A message without JavaScript. */
export async function postAction(slug: string, state: FormState, form: FormData): Promise<FormState> {
  return roomAction(slug, postMessageInput, async (ctx, meetingId, input) => {
    await postMessage(ctx, meetingId, input);
    return { goTo: `${roomPathOf(slug)}#conversation` };
  })(state, form);
}

/** The reader has seen the messages up to this position. */
export async function markReadAction(slug: string, position: number): Promise<void> {
  await roomAct(slug, (ctx, meetingId) => markConversationRead(ctx, meetingId, boundArgument(readPosition, position)));
}

/** A guest asks for the code that opens the conversation. */
export async function askForCodeAction(slug: string, state: FormState, form: FormData): Promise<FormState> {
  return roomAction(slug, z.object({}), async (ctx) => {
    const path = roomPathOf(slug);
    await keepAskedCode(await requestCode(ctx, { returnPath: `${path}?write=1`, locale: await getLocale() }));
    return { goTo: `${path}?code=sent#conversation` };
  })(state, form);
}

/** A guest enters it. */
export async function confirmAction(slug: string, state: FormState, form: FormData): Promise<FormState> {
  return roomAction(slug, z.object({ code: z.string().max(50) }), async (ctx, _, { code }) => {
    await confirmHere(ctx, code);
    return { goTo: `${roomPathOf(slug)}?write=1#conversation` };
  })(state, form);
}

/** The host ends the meeting. */
export async function endAction(slug: string, state: FormState, form: FormData): Promise<FormState> {
  return roomAction(slug, z.object({}), async (ctx, meetingId) => {
    await endMeeting(ctx, meetingId);
    return { goTo: roomPathOf(slug) };
  })(state, form);
}
