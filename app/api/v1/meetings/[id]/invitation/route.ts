import { downloadInvitation } from "@/lib/meetings/calendar-file/download-invitation";
import { readAs } from "@/lib/web/api/route-handlers";
import { contextOfReader } from "@/lib/web/callers/caller";
import { notAllowed } from "@/lib/web/request/not-allowed";

export const GET = readAs<{ id: string }>(contextOfReader, async (ctx, { params }) => ({
  status: 200,
  headers: {
    "Content-Type": "text/calendar; charset=utf-8; method=PUBLISH",
    "Content-Disposition": 'attachment; filename="invite.ics"',
    "X-Robots-Tag": "noindex",
    "Referrer-Policy": "no-referrer",
  },
  body: await downloadInvitation(ctx, params.id),
}));

export const { POST, PUT, PATCH, DELETE, OPTIONS } = notAllowed("GET");
