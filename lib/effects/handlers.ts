import type { Effects } from "@/lib/effects/effects";
import { sendMail } from "@/lib/effects/send-mail";
import { sendSignIn } from "@/lib/effects/send-sign-in";
import type { JobName, Outcome, Payload } from "@/lib/outbox/jobs";

/**
 * How each job is carried out. State is read when a job runs, so late, doubled and reordered runs agree. `done` and
 * `skipped` end a job, `PermanentError` ends it as failed, any other throw means: try again.
 */
export const handlers: { readonly [Name in JobName]: (effects: Effects, payload: Payload<Name>) => Promise<Outcome> } =
  {
    "send-mail": sendMail,
    "send-sign-in": sendSignIn,
  };
