"use server";

import { editFromForm } from "@/lib/web/edit-from-form";
import type { EditState } from "@/lib/web/form-state-edit";
import { contextOfPage } from "@/lib/web/page-context";

/** One step of editing: review, back to the form, or save. */
export async function editMeetingAction(meetingId: string, state: EditState, form: FormData): Promise<EditState> {
  const ctx = await contextOfPage(`/meetings/${encodeURIComponent(meetingId)}/edit`);
  return editFromForm(ctx, meetingId, state, form);
}
