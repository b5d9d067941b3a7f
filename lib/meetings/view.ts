import type { z } from "zod";
import type { Actor } from "@/lib/context";
import type { InvitationRow, MeetingRow } from "@/lib/meetings/meeting-row";
import { statusOf } from "@/lib/meetings/meeting-status";
import type { inviteeViewSchema, meetingViewSchema } from "@/lib/meetings/view-schema";
import { rfc3339Of } from "@/lib/time/rfc3339";

/** The meeting as the API and the pages show it (docs/design/api.md). */
export type MeetingView = Readonly<z.output<typeof meetingViewSchema>>;

/** An invitee as the reader of the meeting may see them. */
export type InviteeView = Readonly<z.output<typeof inviteeViewSchema>>;

/** What this actor may see of a meeting that they may know of. Pure. */
export function viewOf(meeting: MeetingRow, actor: Actor, world: { appUrl: string; now: number }): MeetingView {
  const shared = sharedView(meeting, actor, world);
  if (isHost(meeting, actor)) {
    return {
      ...shared,
      invitees: meeting.invitations.map(inviteeForHost),
      skipInvitationEmails: meeting.skipInvitationEmails,
      calendars: meeting.calendars.map((calendar) => ({ ...calendar, at: rfc3339Of(calendar.at) })),
    };
  }
  const own = meeting.invitations.filter((invitation) => isOwn(invitation, actor));
  if (actor.kind === "guest") {
    const host = { name: meeting.hostName };
    return { ...shared, host, relationshipId: null, conversationId: null, invitees: own.map(inviteeByLink) };
  }
  return { ...shared, relationshipId: null, invitees: own.map(inviteeForSelf) };
}

export function isHost(meeting: Pick<MeetingRow, "hostId">, actor: Actor): boolean {
  return "userId" in actor && actor.userId === meeting.hostId;
}

/**
 * What the host wrote is for the invited person. A link that was passed on shows it only where the host shares it; else its
 * guest first proves, by a code, to read mail at the invited address (docs/design/product.md#52).
 */
export function readsDescription({ disclosure }: Pick<MeetingRow, "disclosure">, actor: Actor): boolean {
  return actor.kind !== "guest" || disclosure === "full" || actor.confirmed === true;
}

/** Whether this is the actor's own invitation. */
export function isOwn(invitation: InvitationRow, actor: Actor): boolean {
  if (actor.kind === "guest") return actor.invitationId === invitation.id;
  return "userId" in actor && actor.userId === invitation.userId;
}

function sharedView(
  meeting: MeetingRow,
  actor: Actor,
  { appUrl, now }: { appUrl: string; now: number },
): Omit<MeetingView, "invitees"> {
  return {
    id: meeting.id,
    kind: meeting.kind,
    origin: meeting.origin,
    status: statusOf(meeting, now),
    title: meeting.title,
    ...(readsDescription(meeting, actor) ? { description: meeting.description } : {}),
    startsAt: rfc3339Of(meeting.startsAt),
    endsAt: rfc3339Of(meeting.endsAt),
    timeZone: meeting.timeZone,
    location: {
      type: meeting.locationType,
      ...(meeting.locationValue === null ? {} : { value: meeting.locationValue }),
    },
    disclosure: meeting.disclosure,
    host: { id: meeting.hostId, name: meeting.hostName },
    relationshipId: meeting.relationshipId,
    meetingUrl: `${appUrl}/m/${meeting.slug}`,
    conversationId: meeting.conversationId,
    uid: meeting.uid,
    sequence: meeting.sequence,
    revision: meeting.revision,
    createdAt: rfc3339Of(meeting.createdAt),
    updatedAt: rfc3339Of(meeting.updatedAt),
    cancelledAt: meeting.cancelledAt === null ? null : rfc3339Of(meeting.cancelledAt),
    cancelReason: meeting.cancelReason,
  };
}

/**
 * One invitee as the host sees them. Until someone invited by address answers or signs in, nothing may tell whether
 * they have an account.
 */
function inviteeForHost(invitation: InvitationRow): InviteeView {
  const asGuest = invitation.addressOnly;
  return {
    ...answerOf(invitation),
    kind: invitation.byAddress ? "guest" : invitation.kind === "client" ? "client" : "internal",
    userId: asGuest ? null : invitation.userId,
    name: asGuest ? invitation.name : (invitation.userName ?? invitation.name),
    accountClosed: invitation.accountClosed,
    deliveries: invitation.deliveries
      .filter(({ channel }) => !asGuest || channel === "email")
      .map((delivery) => ({ ...delivery, at: rfc3339Of(delivery.at) })),
  };
}

function inviteeForSelf(invitation: InvitationRow): InviteeView {
  return {
    ...answerOf(invitation),
    kind: invitation.kind === "external" ? "guest" : invitation.kind,
    userId: invitation.userId,
    name: invitation.userName ?? invitation.name,
  };
}

/** Hosts, and whoever a link was forwarded to, read this too: nothing in it comes from an account (docs/design/product.md#14). */
function inviteeByLink(invitation: InvitationRow): InviteeView {
  return {
    ...answerOf(invitation),
    kind: "guest",
    userId: null,
    name: invitation.byAddress ? invitation.name : null,
  };
}

function answerOf(invitation: InvitationRow) {
  const { id, email, response, note, respondedAt } = invitation;
  // An answer to an earlier time is history: who is asked again has not answered yet.
  const answered = response !== "needs_action" && respondedAt !== null;
  return { id, email, response, note: answered ? note : null, respondedAt: answered ? rfc3339Of(respondedAt) : null };
}
