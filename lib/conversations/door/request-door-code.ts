import type { Context } from "@/lib/context";
import { inTransaction } from "@/lib/db/transaction";
import { invalid } from "@/lib/errors";
import { newId } from "@/lib/ids";
import { enqueue } from "@/lib/outbox/enqueue";
import { typedEmail } from "@/lib/people/canonical-email";
import { rfc3339Of } from "@/lib/time/rfc3339";

type Wish = {
  /** The last part of the room's link, as it was opened. */
  readonly slug: string;
  /** As it was typed. */
  readonly address: string;
  readonly locale: string;
  /** Who asks, as far as a stranger can be told from another. */
  readonly askedFrom: string;
};

/**
 * Notes that someone at the closed door of a room wants a code emailed to an address. It looks nothing up, so that it answers
 * alike, and in the same time, whether or not there is such a room and whether or not the address is invited there
 * (docs/design/product.md#51); the worker does the rest.
 * @returns the id of the request, which the asking browser has to keep: its code can be tried with it alone
 * @throws AppError `invalid`, or `rate_limited` beyond the hour's number for the asker, and for the asker and the address
 */
export async function requestDoorCode(ctx: Context, { slug, address, locale, askedFrom }: Wish): Promise<string> {
  await ctx.limits.spend("door_askers", askedFrom, 1);
  const email = typedEmail(address);
  if (!email) {
    const detail = "Enter one complete email address, for example name@example.org.";
    throw invalid([{ field: "email", code: "malformed", detail }]);
  }
  // Of each asker apart, so that no stranger uses up the codes of somebody whose address they know.
  await ctx.limits.spend(
    "door_codes",
    Buffer.from(ctx.secrets.addressHash(`${askedFrom} ${email}`)).toString("base64url"),
    1,
  );
  const id = newId();
  await inTransaction(ctx.db, async (tx) => {
    await tx.doorCode.create({ data: { id, slug, email, locale, createdAt: rfc3339Of(ctx.now()) } });
    await enqueue(tx, [{ name: "send-door-code", key: id, payload: { requestId: id } }]);
  });
  return id;
}
