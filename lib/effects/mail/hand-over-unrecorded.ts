import { type Mail, type Mailer, MailerError } from "@/lib/adapters/mail/mailer";
import type { Effects } from "@/lib/effects/effects";
import { withSendSlot } from "@/lib/effects/mail-provider/rate-limit";
import { done, type Outcome, PermanentError } from "@/lib/outbox/jobs";

/**
 * Hands over an email of which nothing is stored, at the provider's rate. It must be the same bytes at each try.
 * @throws `PermanentError` when it will never be taken, what the adapter throws when trying again may help
 */
export function handOverUnrecorded(effects: Effects, mailer: Mailer, mail: Mail, key: string): Promise<Outcome> {
  return withSendSlot(effects, mailer.provider, async (turn) => {
    try {
      await turn.carry(() => mailer.send(mail, key));
      return done;
    } catch (error) {
      if (error instanceof MailerError && error.kind === "permanent") throw new PermanentError(error.reason);
      throw error;
    }
  });
}
