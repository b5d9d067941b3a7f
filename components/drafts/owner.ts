/** How the owner of an account's drafts begins. */
export const ACCOUNT = "account:";

export function ownerOfAccount(userId: string): string {
  return `${ACCOUNT}${userId}`;
}

/** A guest's drafts are per invitation, named by the path of its page. */
export function ownerOfInvitation(path: string): string {
  return `invitation:${path}`;
}
