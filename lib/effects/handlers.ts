import { announce } from "@/lib/effects/announce";
import { readCalendar } from "@/lib/effects/calendar/read-calendar";
import { syncCalendar } from "@/lib/effects/calendar/sync-calendar";
import type { Effects } from "@/lib/effects/effects";
import { sendAccountInvitation } from "@/lib/effects/mail/send-account-invitation";
import { sendAccountNotice } from "@/lib/effects/mail/send-account-notice";
import { sendMail } from "@/lib/effects/mail/send-mail";
import { sendSignIn } from "@/lib/effects/mail/send-sign-in";
import { sendTestMail } from "@/lib/effects/mail/send-test-mail";
import { notifyUnread } from "@/lib/effects/notify-unread";
import { receiveReply } from "@/lib/effects/receive-reply";
import { remind } from "@/lib/effects/remind";
import { sendDoorCode } from "@/lib/effects/send-door-code";
import { sendFreshLinks } from "@/lib/effects/send-fresh-links";
import { sendPush } from "@/lib/effects/send-push";
import type { JobHandlers } from "@/lib/outbox/jobs";

/** How each job is carried out. Each reads the state when it runs, so that late, doubled and reordered runs agree. */
export const handlers: JobHandlers<Effects> = {
  announce,
  remind,
  "send-fresh-links": sendFreshLinks,
  "notify-unread": notifyUnread,
  "send-door-code": sendDoorCode,
  "send-mail": sendMail,
  "send-sign-in": sendSignIn,
  "send-account-notice": sendAccountNotice,
  "send-account-invitation": sendAccountInvitation,
  "receive-reply": receiveReply,
  "send-push": sendPush,
  "sync-calendar": syncCalendar,
  "read-calendar": readCalendar,
  "send-test-mail": sendTestMail,
};
