import { randomBytes } from "node:crypto";
import type { Context } from "@/lib/context";
import { type ChainMark, macOf } from "@/lib/history/chain-mark";
import { firstEntry, type HistoryRow } from "@/lib/history/history-entry";
import { newId } from "@/lib/ids";
import { messagesWhenScheduled, type Origin } from "@/lib/meetings/announce/consequences";
import { contentOf } from "@/lib/meetings/content";
import { invitationTokenHash } from "@/lib/meetings/guests/invitation-token";
import type { NewInvitee } from "@/lib/meetings/invitees/invitee-rules";
import type { Host } from "@/lib/meetings/invitees/resolve-invitees";
import type { Times } from "@/lib/meetings/meeting-times";
import type { ScheduleMeetingInput } from "@/lib/meetings/schedule/schedule-meeting-input";
import { rfc3339Of } from "@/lib/time/rfc3339";

/** Every row that scheduling stores, finished in memory so that one statement can store them all. Binary is hex, instants are RFC 3339. */
export type NewMeeting = ReturnType<typeof newMeeting>;

/** Pure but for new ids and the link's random bits. */
export function newMeeting(
  ctx: Context,
  input: ScheduleMeetingInput,
  times: Times,
  host: Host,
  invitees: NewInvitee[],
  origin: Origin,
) {
  const id = newId();
  const at = rfc3339Of(ctx.now());
  const conversationId = newId();
  const invitations = invitees.map((invitee, position) => newInvitation(ctx, invitee, position));
  const messages = messagesWhenScheduled({ ...input, invitations });
  const history = firstEntry(id, ctx, "meeting_scheduled") satisfies HistoryRow;
  const head: ChainMark = { log: "history", chainId: id, kind: "head", position: history.position, hash: history.hash };
  const members = [host.id, ...invitations.flatMap(({ userId }) => userId ?? [])];

  return {
    at,
    meeting: { ...meetingColumns(input, times, host, origin), id, uid: `${id}@${new URL(ctx.appUrl).hostname}` },
    content: contentOf({
      ...input,
      ...times,
      timeZone: input.timeZone ?? host.timeZone,
      locationType: input.location.type,
      locationValue: input.location.value,
      hostName: host.name,
      status: "scheduled",
    }),
    slug: randomBytes(18).toString("base64url"),
    conversationId,
    members,
    invitations,
    deliveries: messages.map((one) => ({ ...one, id: newId() })),
    notifications: messages.flatMap((one) =>
      one.channel === "in_app" ? [{ userId: one.userId, kind: one.template }] : [],
    ),
    history: { ...history, mac: macOf(head, ctx.secrets) },
  };
}

function newInvitation(ctx: Context, invitee: NewInvitee, position: number) {
  const id = newId();
  const tokenHash = Buffer.from(invitationTokenHash(ctx.secrets, { id, tokenVersion: 0 })).toString("hex");
  return { ...invitee, id, position, tokenHash };
}

function meetingColumns(input: ScheduleMeetingInput, times: Times, host: Host, origin: Origin) {
  return {
    hostId: host.id,
    kind: input.kind,
    origin,
    title: input.title,
    description: input.description,
    startsAt: rfc3339Of(times.startsAt),
    endsAt: rfc3339Of(times.endsAt),
    timeZone: input.timeZone ?? host.timeZone,
    locationType: input.location.type,
    locationValue: input.location.value,
    disclosure: input.disclosure ?? host.defaultDisclosure,
    reminders: input.reminders ?? host.defaultReminders,
    relationshipId: input.relationshipId,
    skipInvitationEmails: input.skipInvitationEmails,
  };
}
