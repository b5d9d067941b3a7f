"use server";

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
    return { goTo: `/meetings/${meetingId}` };
  },
);

export const markAllReadAction = formAction(PATH, z.strictObject({}), async (ctx) => {
  await markAllRead(ctx);
  return { goTo: PATH };
});
