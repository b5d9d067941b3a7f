import { requireAdmin } from "@/lib/authorize";
import type { Context } from "@/lib/context";
import { inTransaction } from "@/lib/db/transaction";
import { notFound } from "@/lib/errors";
import { newId } from "@/lib/ids";
import { enqueue } from "@/lib/outbox/enqueue";
import type { MailRef } from "@/lib/templates/template-ref";

/** Queues the example mail in the present wording to the admin's own address and to no other. @throws AppError `not_found` */
export async function requestTestMail(ctx: Context, { key, locale }: MailRef): Promise<void> {
  const userId = requireAdmin(ctx);
  if (userId === null) throw notFound();
  const payload = { testId: newId(), userId, key, locale, askedAt: ctx.now() };
  await inTransaction(ctx.db, (tx) => enqueue(tx, [{ name: "send-test-mail", key: payload.testId, payload }]));
}
