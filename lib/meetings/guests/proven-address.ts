import type { Context } from "@/lib/context";
import { notFound, refusal } from "@/lib/errors";

/**
 * The address of the guest who acts, who has proved in this browser by an emailed code, within the last half hour, that they
 * read what comes to it: neither a link that was passed on nor a browser that joined the conversation days ago exports or erases
 * anything, for that reaches everything of the address at every host. Whoever the host knows by an account has that account for it.
 * @throws AppError `not_found` for everyone else, `forbidden` before the code or long after it, and for those who sign in instead
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
  if (actor.justConfirmed !== true) {
    throw refusal("forbidden", "confirm_address", "Ask for a code by email first, and enter it here.");
  }
  return own.email;
}
