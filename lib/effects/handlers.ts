import { announce } from "@/lib/effects/announce";
import { readCalendar } from "@/lib/effects/calendar/read-calendar";
import { syncCalendar } from "@/lib/effects/calendar/sync-calendar";
import type { Effects } from "@/lib/effects/effects";
import { sendMail } from "@/lib/effects/mail/send-mail";
import { sendSignIn } from "@/lib/effects/mail/send-sign-in";
import { sendTestMail } from "@/lib/effects/mail/send-test-mail";
import { receiveReply } from "@/lib/effects/receive-reply";
import { remind } from "@/lib/effects/remind";
import { sendFreshLinks } from "@/lib/effects/send-fresh-links";
import { sendPush } from "@/lib/effects/send-push";
import type { JobHandlers, JobName, Outcome, Payload } from "@/lib/outbox/jobs";

/**
 * How each job is carried out. State is read when a job runs, so late, doubled and reordered runs agree. `done` and
 * `skipped` end a job, `PermanentError` ends it as failed, any other throw means: try again.
 */
const handlers: { readonly [Name in JobName]: (effects: Effects, payload: Payload<Name>) => Promise<Outcome> } = {
  announce,
  remind,
  "send-fresh-links": sendFreshLinks,
  "send-mail": sendMail,
  "send-sign-in": sendSignIn,
  "receive-reply": receiveReply,
  "send-push": sendPush,
  "sync-calendar": syncCalendar,
  "read-calendar": readCalendar,
  "send-test-mail": sendTestMail,
};

/** The handlers of a process, bound to what it is made of. */
export function handlersWith(effects: Effects): JobHandlers {
  return {
    announce: (payload) => handlers.announce(effects, payload),
    remind: (payload) => handlers.remind(effects, payload),
    "send-fresh-links": (payload) => handlers["send-fresh-links"](effects, payload),
    "send-mail": (payload) => handlers["send-mail"](effects, payload),
    "send-sign-in": (payload) => handlers["send-sign-in"](effects, payload),
    "receive-reply": (payload) => handlers["receive-reply"](effects, payload),
    "send-push": (payload) => handlers["send-push"](effects, payload),
    "sync-calendar": (payload) => handlers["sync-calendar"](effects, payload),
    "read-calendar": (payload) => handlers["read-calendar"](effects, payload),
    "send-test-mail": (payload) => handlers["send-test-mail"](effects, payload),
  };
}
