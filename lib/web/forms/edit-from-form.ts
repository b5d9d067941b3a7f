import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { z } from "zod";
import type { Context } from "@/lib/context";
import { AppError, refusal } from "@/lib/errors";
import { asGivenOut, type EditState, givenOut } from "@/lib/forms/edit-form-state";
import { editVersionOf } from "@/lib/meetings/change/edit-version";
import { previewUpdate } from "@/lib/meetings/change/preview-update";
import { updateMeeting } from "@/lib/meetings/change/update-meeting";
import { hostWordField, type UpdateMeetingInput } from "@/lib/meetings/change/update-meeting-input";
import { findMeeting } from "@/lib/meetings/find-meeting";
import type { MeetingRow } from "@/lib/meetings/meeting-row";
import { requireCall } from "@/lib/meetings/schedule/own-video";
import type { ScheduleMeetingInput } from "@/lib/meetings/schedule/schedule-meeting-input";
import { requirePersonOf } from "@/lib/web/callers/person";
import { actOnce } from "@/lib/web/forms/form-action";
import { formStateOf } from "@/lib/web/forms/form-errors";
import { changeOfForm } from "@/lib/web/forms/form-to-update";
import { formObjectOf, formTextsOf, objectOfTexts } from "@/lib/web/forms/form-values";
import { formOfMeeting } from "@/lib/web/forms/meeting-to-form";
import { mergeForms } from "@/lib/web/forms/merge-forms";
import { differencesOf, reviewOf } from "@/lib/web/forms/review-changes";
import { scheduleForm } from "@/lib/web/forms/schedule-form";
import { refusedByName } from "@/lib/web/forms/schedule-form-who";
import { parseInput } from "@/lib/web/request/parse-input";
import { requireSameSite } from "@/lib/web/request/same-origin";

/** A word to those who get an update. */
const wordForm = z.object({ message: hostWordField });

type Answer = NonNullable<EditState>;

/**
 * One step of editing a meeting, named by the button that was pressed (`step`): `review` shows what saving would do, `edit`
 * goes back to the form, `save` stores it and leads to the meeting. Works alike with and without JavaScript, because what
 * was typed travels in the form itself.
 */
export async function editFromForm(ctx: Context, edited: Edited, state: EditState, form: FormData): Promise<EditState> {
  const shown = { answer: (state?.answer ?? 0) + 1, values: formTextsOf(form), errors: {} };
  const answer = await nextStep(ctx, edited, shown, form).catch(
    async (error: unknown): Promise<Answer> => ({
      ...shown,
      step: "edit",
      ...(await formStateOf(ctx, state, form, error)),
    }),
  );
  if ("goTo" in answer) redirect(answer.goTo);
  return answer;
}

type Shown = Omit<Answer, "step">;

/** Which meeting is edited, and whether the installation has a video server for its calls. */
type Edited = { readonly meetingId: string; readonly hasServer: boolean };

async function nextStep(
  ctx: Context,
  edited: Edited,
  shown: Shown,
  form: FormData,
): Promise<Answer | { goTo: string }> {
  requireSameSite(await headers());
  requirePersonOf(ctx, form);
  const step = form.get("step");
  if (step === "edit") return { ...shown, step };
  const version = String(form.get("edition"));
  try {
    if (step === "save") return await save(ctx, edited, version, form);
    const review = await reviewed(ctx, edited, version, typedIn(form));
    return { ...shown, step: "review", review };
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== "stale") throw error;
    return conflicting(ctx, edited.meetingId, shown);
  }
}

/** What was typed on top of the meeting as it is now, to be kept or given up. */
async function conflicting(ctx: Context, meetingId: string, shown: Shown): Promise<Answer> {
  const current = await findMeeting(ctx, meetingId);
  const theirs = formOfMeeting(current);
  const values = {
    ...mergeForms(givenOut(shown.values), shown.values, theirs),
    ...asGivenOut(theirs),
    edition: [editVersionOf(current)],
  };
  const typed = parseInput(scheduleForm, objectOfTexts(values));
  const change = changeOfForm(typed, current);
  const preview = await refusedByName(typed, previewUpdate(ctx, meetingId, change));
  return { ...shown, values, step: "conflict", conflict: differencesOf(current, change, preview) };
}

function typedIn(form: FormData): ScheduleMeetingInput {
  return parseInput(scheduleForm, formObjectOf(form));
}

async function reviewed(ctx: Context, { meetingId, hasServer }: Edited, version: string, typed: ScheduleMeetingInput) {
  const fresh = requireEditVersion(version);
  const current = await findMeeting(ctx, meetingId);
  fresh(current);
  const change = changeOfForm(typed, current);
  await requireCallOfNew(ctx, current, change, hasServer);
  const preview = await refusedByName(typed, previewUpdate(ctx, meetingId, change, fresh));
  return reviewOf(current, change, preview, ctx.now());
}

function save(
  ctx: Context,
  { meetingId, hasServer }: Edited,
  version: string,
  form: FormData,
): Promise<{ goTo: string }> {
  const path = `/meetings/${meetingId}`;
  return actOnce(ctx, `${path}/edit`, form, scheduleForm, async (inner, typed) => {
    const fresh = requireEditVersion(version);
    const current = await findMeeting(inner, meetingId);
    fresh(current);
    const change = changeOfForm(typed, current);
    await requireCallOfNew(inner, current, change, hasServer);
    const { message } = parseInput(wordForm, { message: form.get("message") ?? "" });
    const wishes = { mayChange: fresh, quietly: form.get("notify") === "nobody", message };
    const { meeting } = await refusedByName(typed, updateMeeting(inner, meetingId, change, wishes));
    return { goTo: wishes.quietly ? `${path}?quiet=1` : `${path}?changed=${meeting.revision}` };
  });
}

/** A meeting that was a video call without a link may stay one. @throws AppError `invalid` by the name of `location.value` */
async function requireCallOfNew(
  ctx: Context,
  current: MeetingRow,
  { location }: UpdateMeetingInput,
  hasServer: boolean,
): Promise<void> {
  if (current.locationType === "video" && current.locationValue === null) return;
  await requireCall(ctx, location, hasServer);
}

/** @throws AppError `stale` when somebody edited the meeting after this version (docs/design/product.md#30) */
function requireEditVersion(version: string): (current: MeetingRow) => void {
  return (current) => {
    if (editVersionOf(current) !== version) {
      throw refusal(
        "stale",
        "meeting_changed",
        "The meeting was changed meanwhile. Compare both versions and choose one.",
      );
    }
  };
}
