import type { Context } from "@/lib/context";
import { query } from "@/lib/db/query";
import { bool, float, orNull, text, uuid } from "@/lib/db/shape";
import { epochMillis, instant } from "@/lib/db/sql";
import type { Tx } from "@/lib/db/transaction";
import { refusal } from "@/lib/errors";
import { HOUR } from "@/lib/time/durations";

const RESEND_MILLISECONDS = 60_000;
/** One client uses up its own share of the mails to an address, so that it takes several to keep somebody waiting. */
const CLIENTS_PER_ADDRESS = 3;

type Mail = {
  readonly email: string;
  readonly invitationId: string | null;
  readonly own: boolean;
  readonly at: number;
};

/**
 * Refuses another mail that proves an address where too many were sent. Only mails that were really asked for count, for they
 * are counted by their rows: who is refused has lost nothing. To be called while the address, and the client, is locked.
 * @param askedFrom whose mails are counted together; null where the asker is known by an invitation
 * @throws AppError `rate_limited` with the seconds to wait
 */
export async function refuseTooManyMails(
  tx: Tx,
  ctx: Context,
  { email, invitationId }: { email: string; invitationId: string | null },
  askedFrom: Uint8Array | null,
): Promise<void> {
  const mails = await mailsOfTheHour(tx, ctx.now(), { email, askedFrom, signingIn: invitationId === null });
  const toAddress = mails.filter((mail) => mail.email === email);
  const same = toAddress.filter((mail) => mail.invitationId === invitationId);
  refuse(same, 1, RESEND_MILLISECONDS, ctx.now());
  const perAddress = ctx.limits.policyOf(invitationId === null ? "sign_ins" : "conversation_codes").limit;
  const ofOneClient = toAddress.filter(({ own }) => own);
  refuse(ofOneClient, perAddress, HOUR, ctx.now());
  refuse(toAddress, perAddress * CLIENTS_PER_ADDRESS, HOUR, ctx.now());
  if (askedFrom === null || ofOneClient.length > 0) return;
  refuse(newestOfEach(mails.filter(({ own }) => own)), ctx.limits.policyOf("sign_in_addresses").limit, HOUR, ctx.now());
}

/** The mails of the last hour for the same purpose, to this address or for this client, newest first. */
function mailsOfTheHour(
  tx: Tx,
  now: number,
  { email, askedFrom, signingIn }: { email: string; askedFrom: Uint8Array | null; signingIn: boolean },
): Promise<Mail[]> {
  return query(tx, { email: text, invitationId: orNull(uuid), own: bool, at: float })`
    select email, invitation_id as "invitationId", asked_from is not distinct from ${askedFrom}::bytea as own,
           ${epochMillis("created_at")} as at
      from sign_in_challenges
     where created_at > ${instant(now - HOUR)} and (invitation_id is null) = ${signingIn} and not at_door
       and (email = ${email} or asked_from = ${askedFrom}::bytea)
     order by created_at desc, id desc`;
}

function newestOfEach(mails: readonly Mail[]): readonly Mail[] {
  return mails.filter(({ email }, index) => mails.findIndex((mail) => mail.email === email) === index);
}

/** @param mails newest first @throws when `limit` of them are younger than `window` */
function refuse(mails: readonly Mail[], limit: number, window: number, now: number): void {
  const oldest = mails[limit - 1];
  if (oldest === undefined) return;
  const wait = Math.ceil((oldest.at + window - now) / 1000);
  if (wait <= 0) return;
  const sentence =
    window === RESEND_MILLISECONDS
      ? `A mail is on its way. If it does not arrive, ask for another in ${wait} seconds.`
      : `That is more than is allowed for now. Try again in ${wait} seconds.`;
  const reason = window === RESEND_MILLISECONDS ? "email_sent" : "too_often";
  throw refusal("rate_limited", reason, sentence, wait);
}
