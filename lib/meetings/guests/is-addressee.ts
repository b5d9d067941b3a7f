import type { Db } from "@/lib/db/client";

/** Whether an invitation was sent to this person: to their account, or to the address that they have. */
export async function isAddressee(
  db: Db,
  invitationId: string,
  { userId, email }: { readonly userId: string; readonly email: string },
): Promise<boolean> {
  return (await db.invitation.count({ where: { id: invitationId, OR: [{ userId }, { email }] } })) > 0;
}
