"use server";

import { headers } from "next/headers";
import { z } from "zod";
import { markConversationRead } from "@/lib/conversations/mark-read";
import { postMessage } from "@/lib/conversations/post-message";
import { postMessageInput } from "@/lib/conversations/post-message-input";
import type { FormState } from "@/lib/forms/form-state";
import { contextOfPage } from "@/lib/web/callers/page-context";
import { formAction } from "@/lib/web/forms/form-action";
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
  await markConversationRead(await contextOfPage(pathOf(meetingId)), meetingId, z.int().min(0).parse(position));
}

function pathOf(meetingId: string): string {
  return `/meetings/${encodeURIComponent(meetingId)}`;
}
