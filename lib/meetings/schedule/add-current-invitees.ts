import type { InvitationRow, MeetingRow } from "@/lib/meetings/meeting-row";
import type { Invitable, InvitingHost } from "@/lib/meetings/schedule/invitable-view";

type Choice = {
  readonly host: InvitingHost;
  readonly clients: readonly Invitable[];
  readonly colleagues: readonly Invitable[];
};

/**
 * Adds to the host's choice everyone whom the meeting has invited by name already: they may stay even where they could
 * not be invited anew, for example when the relationship has ended. Pure.
 */
export function addCurrentInvitees(choice: Choice, meeting: MeetingRow): Choice {
  const known = new Set([...choice.clients, ...choice.colleagues].map(({ userId }) => userId));
  const missing = meeting.invitations.flatMap((one): Invitable[] =>
    one.byAddress || one.userId === null || known.has(one.userId) ? [] : [invitableOf(one, one.userId, meeting)],
  );
  return {
    ...choice,
    clients: [...choice.clients, ...missing.filter(({ relationshipId }) => relationshipId !== null)],
    colleagues: [...choice.colleagues, ...missing.filter(({ relationshipId }) => relationshipId === null)],
  };
}

function invitableOf({ kind, name, userName, email }: InvitationRow, userId: string, meeting: MeetingRow): Invitable {
  return {
    userId,
    relationshipId: kind === "client" ? meeting.relationshipId : null,
    name: userName ?? name ?? email,
    email,
    timeZone: meeting.hostTimeZone,
    locale: meeting.hostLocale,
  };
}
