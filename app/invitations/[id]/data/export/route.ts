import { authSettings } from "@/lib/auth/settings";
import { guestData } from "@/lib/meetings/guests/guest-data";
import { formPost } from "@/lib/web/forms/form-post";
import { requireGuestOf } from "@/lib/web/pages/guest-page";
import { fileToKeep } from "@/lib/web/request/file-to-keep";
import { recordingAccess } from "@/lib/web/request/record-access";

type Route = { params: Promise<{ id: string }> };

/** The button "Export my data" of a guest: a plain form, because a script cannot keep a file. */
export async function POST(request: Request, { params }: Route): Promise<Response> {
  const { id } = await params;
  return formPost(request, authSettings().appUrl, async () => {
    const { ctx, meetingId } = await requireGuestOf(id);
    const data = await recordingAccess(ctx, { meetingId, part: "data", action: "read" }, guestData(ctx));
    return fileToKeep("compath.json", "application/json; charset=utf-8", JSON.stringify(data, null, 2));
  });
}
