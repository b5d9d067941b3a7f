"use server";

import { headers } from "next/headers";
import { markConversationRead, readPosition } from "@/lib/conversations/mark-read";
import { postMessage } from "@/lib/conversations/post-message";
import { postMessageInput } from "@/lib/conversations/post-message-input";
import type { FormState } from "@/lib/forms/form-state";
import { contextOfPage } from "@/lib/web/callers/page-context";
import { formAction } from "@/lib/web/forms/form-action";
import { actOr404 } from "@/lib/web/pages/page-or-404";
import { boundArgument } from "@/lib/web/request/bound-argument";
import { requireSameSite } from "@/lib/web/request/same-origin";

/** A message without JavaScript. */
export async function postAction(meetingId: string, state: FormState, form: FormData): Promise<FormState> {
  const path = pathOf(meetingId);
  const action = formAction(path, postMessageInput, async (ctx, input) => {
    await postMessage(ctx, meetingId, input);
    return { goTo: `${path}#conversation` };
  });
  return action(state, form);
}

/** The reader has seen the messages up to this position. */
export async function markReadAction(meetingId: string, position: number): Promise<void> {
  requireSameSite(await headers());
  const ctx = await contextOfPage(pathOf(meetingId));
  await actOr404(async () => markConversationRead(ctx, meetingId, boundArgument(readPosition, position)));
}

function pathOf(meetingId: string): string {
  return `/meetings/${encodeURIComponent(meetingId)}`;
}
