import type { Context } from "@/lib/context";
import type { Db } from "@/lib/db/client";
import { notFound } from "@/lib/errors";
import { openSession } from "@/lib/people/sign-in/session";

/**
 * The people of the example practice. Their addresses end in `.example`, which nobody can own (RFC 2606 §2), so no real
 * account is ever among them; only these sign in without a proof, not everyone with such an address.
 */
export const examplePeople = {
  dana: { email: "dana.whitfield@linden.example", name: "Dana Whitfield", timeZone: "Europe/Berlin", locale: "en" },
  lena: { email: "lena.ortiz@linden.example", name: "Lena Ortiz", timeZone: "Europe/Madrid", locale: "es" },
  mara: { email: "mara.lind@clients.example", name: "Mara Lind", timeZone: "Europe/Lisbon", locale: "en" },
  jonas: { email: "jonas.weber@clients.example", name: "Jonas Weber", timeZone: "Europe/Berlin", locale: "de" },
  aiko: { email: "aiko.tanaka@clients.example", name: "Aiko Tanaka", timeZone: "Asia/Tokyo", locale: "en" },
  nora: { email: "nora.field@linden.example", name: "Nora Field", timeZone: "Europe/London", locale: "en" },
} as const;

const example = { email: { in: Object.values(examplePeople).map(({ email }) => email) }, deactivatedAt: null };

/** The example people in the order in which they were made. */
export function listExamplePeople(db: Db) {
  return db.user.findMany({
    where: example,
    select: { id: true, name: true, role: true },
    orderBy: { id: "asc" },
  });
}

/** A new session for an example person, without any proof. @throws AppError `not_found` for everyone else */
export async function signInAsExamplePerson(ctx: Context, userId: string): Promise<string> {
  const user = await ctx.db.user.findFirst({ where: { ...example, id: userId }, select: { id: true } });
  if (!user) throw notFound();
  return openSession(ctx.db, user.id, ctx.now());
}
