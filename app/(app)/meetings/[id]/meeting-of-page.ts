import { cache } from "react";
import { findMeeting } from "@/lib/meetings/find-meeting";
import { contextOfPage } from "@/lib/web/callers/page-context";
import { pageOr404 } from "@/lib/web/pages/page-or-404";
import { recordingAccess } from "@/lib/web/request/record-access";

/** The meeting that the address names and who looks at it; once per request. Strangers get the page of what never was. */
export const meetingOfPage = cache(async (id: string) => {
  const ctx = await contextOfPage(`/meetings/${id}`);
  const looked = { meetingId: id, part: "page", action: "read" } as const;
  return { ctx, meeting: await pageOr404(recordingAccess(ctx, looked, findMeeting(ctx, id))) };
});
