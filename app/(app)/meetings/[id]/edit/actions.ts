"use server";

import type { EditState } from "@/lib/forms/edit-form-state";
import { contextOfPage } from "@/lib/web/callers/page-context";
import { editFromForm } from "@/lib/web/forms/edit-from-form";
import { videoServer } from "@/lib/web/pages/video-server";

/** One step of editing: review, back to the form, or save. */
export async function editMeetingAction(meetingId: string, state: EditState, form: FormData): Promise<EditState> {
  const ctx = await contextOfPage(`/meetings/${encodeURIComponent(meetingId)}/edit`);
  return editFromForm(ctx, { meetingId, hasServer: videoServer() !== undefined }, state, form);
}
