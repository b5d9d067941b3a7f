import { z } from "zod";
import type { Db } from "@/lib/db/client";
import { AppError } from "@/lib/errors";
import { typedEmail } from "@/lib/people/canonical-email";

/** The account that an operator names by its id or its address, deactivated ones included. @throws AppError `not_found` */
export async function findUserId(db: Db, idOrEmail: string): Promise<string> {
  const email = typedEmail(idOrEmail);
  const id = z.uuid().safeParse(idOrEmail).data;
  const where = email ? { email } : id ? { id } : undefined;
  const user = where && (await db.user.findUnique({ where, select: { id: true } }));
  if (!user) throw new AppError("not_found", "There is no such account. Name it by its e-mail address or its id.");
  return user.id;
}
