import { cache } from "react";
import type { InviteeAnswer } from "@/lib/meetings/answers/respond-input";
import { findMeeting } from "@/lib/meetings/find-meeting";
import { contextOfPage } from "@/lib/web/callers/page-context";
import { pageOr404 } from "@/lib/web/pages/page-or-404";
import { recordingAccess } from "@/lib/web/request/record-access";

/**
 * The meeting that the address names and who looks at it; once per request. Strangers get the page of what never was.
 * @param answer chosen in an email; it comes back with whoever has to sign in first
 */
export const meetingOfPage = cache(async (id: string, answer?: InviteeAnswer) => {
  const ctx = await contextOfPage(answer === undefined ? `/meetings/${id}` : `/meetings/${id}?answer=${answer}`);
  const looked = { meetingId: id, part: "page", action: "read" } as const;
  return { ctx, meeting: await pageOr404(recordingAccess(ctx, looked, findMeeting(ctx, id))) };
});
