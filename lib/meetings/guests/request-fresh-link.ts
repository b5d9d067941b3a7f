import type { Context } from "@/lib/context";
import { inTransaction } from "@/lib/db/transaction";
import { invalid } from "@/lib/errors";
import { newId } from "@/lib/ids";
import { enqueue } from "@/lib/outbox/enqueue";
import { typedEmail } from "@/lib/people/canonical-email";
import { rfc3339Of } from "@/lib/time/rfc3339";

/**
 * Notes that someone wants a fresh link sent to an address. It looks nothing up, so that it answers alike, and in the same
 * time, whether or not the address is invited to anything (docs/design/product.md#39); the worker does the rest.
 * @param askedFrom who asks, as far as a stranger can be told from another: one who tries many addresses is stopped
 * @throws AppError `invalid`, or `rate_limited` beyond the hour's number for the address or for the one who asks
 */
export async function requestFreshLink(ctx: Context, address: string, askedFrom: string): Promise<void> {
  await ctx.limits.spend("fresh_link_askers", askedFrom, 1);
  const email = typedEmail(address);
  if (!email) {
    const detail = "Enter one complete email address, for example name@example.org.";
    throw invalid([{ field: "email", code: "malformed", detail }]);
  }
  // Hashed with the key: the counters name nobody, and nobody finds out by trying addresses.
  await ctx.limits.spend("fresh_links", Buffer.from(ctx.secrets.addressHash(email)).toString("base64url"), 1);
  const id = newId();
  await inTransaction(ctx.db, async (tx) => {
    await tx.linkRequest.create({ data: { id, email, createdAt: rfc3339Of(ctx.now()) } });
    await enqueue(tx, [{ name: "send-fresh-links", key: id, payload: { requestId: id } }]);
  });
}
