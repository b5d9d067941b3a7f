import type { Context } from "@/lib/context";
import type { Db } from "@/lib/db/client";
import { notFound } from "@/lib/errors";
import { openSession } from "@/lib/people/session";

/** Example people have addresses that nobody can own (RFC 2606 §2), so no real account is ever among them. */
const example = { email: { endsWith: ".example" }, deactivatedAt: null };

/** The first example people in the order in which they were made. */
export function listExamplePeople(db: Db) {
  return db.user.findMany({
    where: example,
    select: { id: true, name: true, role: true },
    orderBy: { id: "asc" },
    take: 12,
  });
}

/** A new session for an example person, without any proof. @throws AppError `not_found` for everyone else */
export async function signInAsExamplePerson(ctx: Context, userId: string): Promise<string> {
  const user = await ctx.db.user.findFirst({ where: { ...example, id: userId }, select: { id: true } });
  if (!user) throw notFound();
  return openSession(ctx.db, user.id, ctx.now());
}
