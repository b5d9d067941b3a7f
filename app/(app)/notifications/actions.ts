"use server";

import { revalidatePath } from "next/cache";
import { z } from "zod";
import { currentSessionId } from "@/lib/auth/session";
import { instantField } from "@/lib/fields";
import { respond } from "@/lib/meetings/answers/respond";
import { markAllRead } from "@/lib/notifications/mark-all-read";
import { markRead } from "@/lib/notifications/mark-read";
import { instantOfPage } from "@/lib/notifications/notifications-page";
import { pushSubscriptionInput } from "@/lib/notifications/push-subscription-input";
import { subscribePush, unsubscribePush } from "@/lib/notifications/subscribe-push";
import { unmarkRead } from "@/lib/notifications/unmark-read";
import { furtherPushServices } from "@/lib/web/callers/push-services";
import { formAction } from "@/lib/web/forms/form-action";
import { answeringAgain } from "@/lib/web/pages/answering-again";

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

/** Accepts from a notification: marks it as read and answers that the reader comes. The meeting's page says so. */
export const acceptAction = formAction(
  PATH,
  z.strictObject({ notificationId: z.uuid(), startsAt: instantField.optional(), endsAt: instantField.optional() }),
  async (ctx, { notificationId, ...shown }) => {
    const { meetingId } = await markRead(ctx, notificationId);
    await answeringAgain(PATH, respond(ctx, meetingId, { response: "accepted", note: null, ...shown }));
    renewBell();
    return { goTo: `/meetings/${meetingId}` };
  },
);

/** The address that it leads to knows the instant by which it can be taken back. */
export const markAllReadAction = formAction(PATH, z.strictObject({}), async (ctx) => {
  const at = ctx.now();
  await markAllRead({ ...ctx, now: () => at });
  renewBell();
  return { goTo: `${PATH}?marked=${at}` };
});

export const unmarkReadAction = formAction(
  PATH,
  z.strictObject({ markedAt: instantOfPage }),
  async (ctx, { markedAt }) => {
    await unmarkRead(ctx, markedAt);
    renewBell();
    return { goTo: PATH };
  },
);

/** From now on this browser is told, for as long as it is signed in. */
export const subscribePushAction = formAction(PATH, pushSubscriptionInput, async (ctx, input) => {
  const sessionId = await currentSessionId();
  if (sessionId !== undefined) await subscribePush(ctx, sessionId, input, furtherPushServices());
  return { goTo: PATH };
});

export const unsubscribePushAction = formAction(PATH, pushSubscriptionInput, async (ctx, { endpoint }) => {
  await unsubscribePush(ctx, endpoint);
  return { goTo: PATH };
});

/** The bell stands in the frame, which a navigation inside the app would keep as it was. */
function renewBell(): void {
  revalidatePath("/", "layout");
}
