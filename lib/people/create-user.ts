import { requireOperator } from "@/lib/authorize";
import type { Context } from "@/lib/context";
import { Prisma } from "@/lib/db/generated/client";
import { inTransaction, type Tx } from "@/lib/db/transaction";
import { AppError } from "@/lib/errors";
import { newId } from "@/lib/ids";
import { type CreateUserInput, createUserInput } from "@/lib/people/create-user-input";
import { rfc3339Of } from "@/lib/time/rfc3339";

/**
 * Makes an account, and its practice when there is none of that name yet.
 * @throws AppError `forbidden`, `conflict` when the address has an account, ZodError for input that breaks a rule
 */
export function createUser(ctx: Context, input: CreateUserInput): Promise<{ id: string }> {
  requireOperator(ctx);
  const { practice, verified, ...details } = createUserInput.parse(input);
  const at = rfc3339Of(ctx.now());

  return inTransaction(ctx.db, async (tx) => {
    const practiceId = practice === undefined ? null : await practiceNamed(tx, practice);
    const data = { ...details, id: newId(), practiceId, createdAt: at, emailVerifiedAt: verified ? at : null };
    const { count } = await tx.user.createMany({ data, skipDuplicates: true });
    if (count === 0) {
      throw new AppError("conflict", "This address already has an account. Use it, or give another address.");
    }
    return { id: data.id };
  });
}

/** One at a time, so that two accounts made at once share the practice. */
async function practiceNamed(tx: Tx, name: string): Promise<string> {
  await tx.$executeRaw(Prisma.sql`select pg_advisory_xact_lock(hashtextextended(${`practice:${name}`}, 0))`);
  const existing = await tx.practice.findFirst({ where: { name }, select: { id: true } });
  return (existing ?? (await tx.practice.create({ data: { id: newId(), name }, select: { id: true } }))).id;
}
