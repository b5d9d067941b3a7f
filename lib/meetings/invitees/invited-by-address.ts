import type { MeetingRow } from "@/lib/meetings/meeting-row";

/** Those whom the host invited by an address, as a change would give the list again that keeps them. Pure. */
export function invitedByAddress({
  invitations,
}: Pick<MeetingRow, "invitations">): { email: string; name: string | null }[] {
  return invitations.flatMap(({ byAddress, email, name }) => (byAddress ? [{ email, name }] : []));
}
