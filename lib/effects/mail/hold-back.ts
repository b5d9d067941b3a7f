import { query } from "@/lib/db/query";
import { float, neverNull } from "@/lib/db/shape";
import { epochMillis, instant } from "@/lib/db/sql";
import { inTransaction } from "@/lib/db/transaction";
import type { Effects } from "@/lib/effects/effects";
import type { MailToSend } from "@/lib/effects/mail/mail-to-send";
import { newId } from "@/lib/ids";
import { enqueue } from "@/lib/outbox/enqueue";
import { type Outcome, skipped } from "@/lib/outbox/jobs";
import { HOUR } from "@/lib/time/durations";

/**
 * Holds back an update for as long as the recipient has had the hour's emails from this host; it stays queued, and one that
 * follows meanwhile takes its place, so that the last state is told once. Never held: what somebody needs to know at once,
 * which is a cancellation, an invitation, a reminder, and any change of a meeting that starts soon.
 */
export async function holdBack(effects: Effects, letter: MailToSend): Promise<Outcome | undefined> {
  const { deliveryId, template, mailId, meeting } = letter;
  const now = effects.now();
  if (template !== "meeting_updated" || mailId !== null || meeting.startsAt < now + 2 * HOUR) return undefined;
  const until = await freeAt(effects, letter);
  if (until === undefined) return undefined;
  const next = { name: "send-mail", key: newId(), payload: { deliveryId }, startAfter: new Date(until) } as const;
  await inTransaction(effects.db, (tx) => enqueue(tx, [next]));
  return skipped("held_back");
}

/** When the hour's number of emails from this host to this address allows one more; undefined when it does. */
async function freeAt(effects: Effects, { hostId, email }: MailToSend): Promise<number | undefined> {
  const { db, now, mailsPerRecipient } = effects;
  const [last] = await query(db, { at: neverNull(float) })`
    select ${epochMillis("s.accepted_at")} as at
      from stored_mails s join deliveries d on d.id = s.delivery_id
      join invitations i on i.id = d.invitation_id join meetings m on m.id = i.meeting_id
     where i.email = ${email} and m.host_id = ${hostId}::uuid and s.accepted_at > ${instant(now() - HOUR)}
     order by s.accepted_at desc offset ${mailsPerRecipient - 1} limit 1`;
  return last && last.at + HOUR;
}
