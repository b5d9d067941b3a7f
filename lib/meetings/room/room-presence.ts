import type { Context } from "@/lib/context";
import type { MeetingRow } from "@/lib/meetings/meeting-row";
import { isHost, isOwn } from "@/lib/meetings/view";

/** Who has joined, as the reader may know it. */
export type Presence = {
  readonly host: boolean;
  readonly self: boolean;
  /** Ids of invitees that the reader reads of: the host of all, everyone else of none but themselves. */
  readonly invitees: readonly string[];
};

/** Everyone learns whether the host has come; only the host who else. */
export async function presenceIn({ db, actor }: Context, meeting: MeetingRow): Promise<Presence> {
  const came = await db.participant.findMany({
    where: { meetingId: meeting.id },
    select: { userId: true, invitationId: true },
  });
  const hosting = isHost(meeting, actor);
  const here = meeting.invitations.filter(({ id, userId }) =>
    came.some((one) => one.invitationId === id || (userId !== null && one.userId === userId)),
  );
  const own = here.filter((invitation) => isOwn(invitation, actor));
  const host = came.some(({ userId }) => userId === meeting.hostId);
  return { host, self: hosting ? host : own.length > 0, invitees: (hosting ? here : own).map(({ id }) => id) };
}
