import { downloadInvitation } from "@/lib/meetings/download-invitation";
import { contextOfReader } from "@/lib/web/caller";
import { readAs } from "@/lib/web/handle";
import { notAllowed } from "@/lib/web/not-allowed";

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
