import { randomBytes } from "node:crypto";
import { type CreateApiKeyInput, createApiKeyInput } from "@/lib/api-keys/create-api-key-input";
import { requireKeyOwner } from "@/lib/authorize";
import type { Context } from "@/lib/context";
import { inTransaction } from "@/lib/db/transaction";
import { invalid } from "@/lib/errors";
import { noteAndNotifyOwner } from "@/lib/history/notify-owner";
import { newId } from "@/lib/ids";
import { hashOf } from "@/lib/secrets";
import { rfc3339Of } from "@/lib/time/rfc3339";

/**
 * Makes a key and answers its secret, which nobody can read again: the database keeps a hash.
 * @throws AppError `forbidden` for anyone but the key's own user, `invalid` when the account cannot use a key
 */
export async function createApiKey(ctx: Context, userId: string, input: CreateApiKeyInput) {
  requireKeyOwner(ctx, userId);
  const { label, scopes } = createApiKeyInput.parse(input);
  const user = await ctx.db.user.findFirst({ where: { id: userId, deactivatedAt: null }, select: { id: true } });
  if (!user) {
    throw invalid([{ field: "user", code: "unknown_user", detail: "Name someone who has an active account." }]);
  }
  const secret = `cmp_${randomBytes(32).toString("base64url")}`;
  const id = newId();
  await inTransaction(ctx.db, async (tx) => {
    const createdAt = rfc3339Of(ctx.now());
    await tx.apiKey.create({ data: { id, userId, label, scopes, hash: hashOf(secret), createdAt } });
    await noteAndNotifyOwner(tx, ctx, { kind: "api_key_created", userId, subjectId: id });
  });
  return { id, secret };
}
