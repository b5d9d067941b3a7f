import type { Context } from "@/lib/context";
import type { ConfirmedByLink } from "@/lib/conversations/confirm-by-link";
import { storeConfirmation } from "@/lib/conversations/confirmation";
import { invitedAtDoor } from "@/lib/conversations/door/invited-at-door";
import { query } from "@/lib/db/query";
import { bool, int, type RowOf, text } from "@/lib/db/shape";
import { instant } from "@/lib/db/sql";
import { inTransaction, type Tx } from "@/lib/db/transaction";
import { invitationToken } from "@/lib/meetings/guests/invitation-token";
import { TRIES_PER_CODE, TRIES_PER_HOUR } from "@/lib/people/sign-in/check-code";
import { CODE_SECONDS } from "@/lib/people/sign-in/queue-code-mail";
import type { SignInRefusal } from "@/lib/people/sign-in/sign-in-result";
import { signInCode } from "@/lib/people/sign-in/sign-in-secrets";
import { HOUR } from "@/lib/time/durations";

type Attempt = {
  readonly slug: string;
  /** As `requestDoorCode` answered it; undefined for a browser that asked for none. */
  readonly requestId: string | undefined;
  readonly code: string;
};

export type Entered =
  | { readonly ok: true; readonly confirmed: ConfirmedByLink }
  | { readonly ok: false; readonly refusal: SignInRefusal };

/**
 * Tries the code that this browser asked for at the closed door of a room. Every try counts, and wrong ones are answered alike
 * whether or not the address is invited: who it is, is looked up behind the right code alone. The right one gives this browser
 * the invitation and confirms its address. @param ctx of a visitor who is nobody yet
 */
export function enterByCode(ctx: Context, { slug, requestId, code }: Attempt): Promise<Entered> {
  const digits = code.replaceAll(/[\s-]/g, "");
  return inTransaction(ctx.db, async (tx) => {
    if (!/^\d{6}$/.test(digits)) return refused({ reason: "malformed" });
    const asked = requestId === undefined ? undefined : await findAsked(tx, ctx, slug, requestId);
    if (requestId === undefined || !asked?.open) return refused({ reason: "expired" });
    if (asked.triesInTheHour >= TRIES_PER_HOUR) return refused({ reason: "too_many_tries" });
    if (asked.tries >= TRIES_PER_CODE) return refused({ reason: "tries_used_up" });
    await tx.doorCode.update({ where: { id: requestId }, data: { tries: asked.tries + 1 } });
    const confirmed =
      signInCode(ctx.secrets, requestId) === digits ? await enter(tx, ctx, { ...asked, slug, requestId }) : undefined;
    if (confirmed) return { ok: true, confirmed };
    const triesLeft = TRIES_PER_CODE - asked.tries - 1;
    return refused(triesLeft > 0 ? { reason: "wrong_code", triesLeft } : { reason: "tries_used_up" });
  });
}

function refused(refusal: SignInRefusal): Entered {
  return { ok: false, refusal };
}

const askedAtDoor = { email: text, tries: int, open: bool, triesInTheHour: int };

async function findAsked(
  tx: Tx,
  { now }: Pick<Context, "now">,
  slug: string,
  id: string,
): Promise<RowOf<typeof askedAtDoor> | undefined> {
  const oldest = now() - CODE_SECONDS * 1000;
  const [asked] = await query(tx, askedAtDoor)`
    select d.email, d.tries, d.consumed_at is null and d.created_at > ${instant(oldest)} as open,
           (select sum(o.tries)::int from door_codes o
             where o.email = d.email and o.created_at > ${instant(oldest - HOUR)}) as "triesInTheHour"
      from door_codes d where d.id = ${id}::uuid and d.slug = ${slug} for no key update of d`;
  return asked;
}

type Right = { readonly slug: string; readonly email: string; readonly requestId: string };

/** Undefined for an address that is not invited, or not any more. */
async function enter(tx: Tx, ctx: Context, { requestId, ...asked }: Right): Promise<ConfirmedByLink | undefined> {
  const invitation = await invitedAtDoor({ ...ctx, db: tx }, asked);
  if (!invitation) return undefined;
  await tx.doorCode.update({ where: { id: requestId }, data: { consumedAt: new Date(ctx.now()) } });
  const guest: Context = { ...ctx, db: tx, actor: { kind: "guest", invitationId: invitation.id } };
  const token = await storeConfirmation(tx, guest, invitation.meetingId, invitation.id);
  const linkToken = invitationToken(ctx.secrets, invitation);
  return { invitationId: invitation.id, token, returnPath: `/m/${asked.slug}`, linkToken };
}
