import type { Context } from "@/lib/context";
import { notFound, refusal } from "@/lib/errors";

/**
 * The address of the guest who acts, who has proved in this browser by an emailed code that they read what comes to it: a link
 * that was passed on neither exports nor erases anything. Whoever the host knows by an account has that account for it.
 * @throws AppError `not_found` for everyone else, `forbidden` before the code and for those who sign in instead
 */
export async function provenAddress({ actor, db }: Pick<Context, "actor" | "db">): Promise<string> {
  if (actor.kind !== "guest") throw notFound();
  const own = await db.invitation.findFirst({
    where: { id: actor.invitationId, removedAt: null, meeting: { host: { deactivatedAt: null } } },
    select: { email: true, userId: true, addressOnly: true },
  });
  if (!own) throw notFound();
  if (own.userId !== null && !own.addressOnly) {
    throw refusal("forbidden", "sign_in", "Sign in and open your settings: you have an account.");
  }
  if (actor.confirmed !== true) {
    throw refusal("forbidden", "confirm_address", "Ask for a code by email first, and enter it here.");
  }
  return own.email;
}
