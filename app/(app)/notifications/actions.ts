"use server";

import { revalidatePath } from "next/cache";
import { z } from "zod";
import { markAllRead } from "@/lib/notifications/mark-all-read";
import { markRead } from "@/lib/notifications/mark-read";
import { formAction } from "@/lib/web/form-action";

const PATH = "/notifications";

/** Marks one as read and goes on to its meeting. */
export const openNotificationAction = formAction(
  PATH,
  z.strictObject({ notificationId: z.uuid() }),
  async (ctx, { notificationId }) => {
    const { meetingId } = await markRead(ctx, notificationId);
    renewBell();
    return { goTo: `/meetings/${meetingId}` };
  },
);

export const markAllReadAction = formAction(PATH, z.strictObject({}), async (ctx) => {
  await markAllRead(ctx);
  renewBell();
  return { goTo: PATH };
});

/** The bell stands in the frame, which a navigation inside the app would keep as it was. */
function renewBell(): void {
  revalidatePath("/", "layout");
}
