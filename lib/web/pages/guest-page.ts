import { cookies } from "next/headers";
import { redirect } from "next/navigation";
import { currentUser } from "@/lib/auth/session";
import type { Context } from "@/lib/context";
import { notFound } from "@/lib/errors";
import { newId } from "@/lib/ids";
import { findProposals } from "@/lib/meetings/answers/find-proposals";
import { type EarlierTime, earlierTimeOf } from "@/lib/meetings/answers/previous-time";
import { proposalViewOf, type TimeProposalView } from "@/lib/meetings/answers/time-proposal";
import { calendarEventOf } from "@/lib/meetings/calendar-file/calendar-event-of";
import { calendarLinks, type WebCalendar } from "@/lib/meetings/calendar-file/calendar-links";
import { findMeeting } from "@/lib/meetings/find-meeting";
import { findGuest, type Guest } from "@/lib/meetings/guests/find-guest";
import type { MeetingRow } from "@/lib/meetings/meeting-row";
import { findSlug } from "@/lib/meetings/room/find-room";
import { type InviteeView, type MeetingView, readsDescription, viewOf } from "@/lib/meetings/view";
import { withConfirmation } from "@/lib/web/callers/guest-confirmation";
import { deviceZone, guestCookieName, guestCookieOptions } from "@/lib/web/callers/guest-cookie";
import { opensHere } from "@/lib/web/callers/guest-here";
import { dropDeadInvitations } from "@/lib/web/callers/held-invitations";
import { personOf } from "@/lib/web/callers/person";
import { roomPathOf } from "@/lib/web/pages/room-path";
import { recordAccess, recordingAccess } from "@/lib/web/request/record-access";
import { wiring } from "@/lib/wiring/wiring";

/** What a guest reads at `/invitations/<id>`; instants in epoch milliseconds. */
export type GuestPage =
  | { kind: "someone_else" }
  | {
      kind: "invitation";
      /** Whose page it is (lib/web/callers/person.ts). */
      person: string;
      meeting: MeetingView;
      invitee: InviteeView;
      /** The time that they knew before the present one and have not answered since. */
      earlier: EarlierTime | undefined;
      /** The newest of their own, whatever became of it. */
      proposal: TimeProposalView | undefined;
      /** Where the calendars on the web make an entry of it. */
      calendars: Readonly<Record<WebCalendar, string>>;
      now: number;
      signedIn: boolean;
      /** How this browser shows that it is theirs: by a code to the invited address, or with the account that the host knows. */
      provenBy: "code" | "account";
      /** Whether this browser has proved the address by a code within the last half hour. */
      justConfirmed: boolean;
      /** Whether the host wrote something that is shown once the invited address is confirmed. */
      heldBack: boolean;
      /** The zone of the device once it has said so; never that of an account. */
      timeZone?: string;
    };

/** No invitation has this id: ids are UUIDs. A link that opens nothing leads to it. */
export const UNKNOWN_INVITATION = "unknown";

type Visit = { ctx: Context; page: GuestPage };

/**
 * Exchanges the token of a mailed link for this invitation's cookie. Nothing is stored: scanners may do it as often as they
 * like. Invitations that open nothing any more leave this browser. @returns the path of the invitation without the secret, which for a token that opens nothing is the unknown one
 */
export async function pathOfToken(token: string): Promise<string> {
  const { db, now } = await wiring();
  const guest = await findGuest({ db, now }, token);
  await dropDeadInvitations();
  if (!guest) return pathOfInvitation(UNKNOWN_INVITATION);
  (await cookies()).set(guestCookieName(guest.invitationId), token, guestCookieOptions());
  return pathOfInvitation(guest.invitationId);
}

/**
 * Opens the link of the button "Join", which leads on to the room. @returns the room's path; undefined where the invitation's
 * own page says more: for a link that opens nothing, or not for them, and for a meeting that is off
 */
export async function roomPathOfToken(token: string): Promise<string | undefined> {
  const { db, now } = await wiring();
  const guest = await findGuest({ db, now }, token);
  if (!guest || guest.cancelled || !(await opensHere(guest))) return undefined;
  await pathOfToken(token);
  return roomPathOf(await findSlug({ db }, guest.meetingId));
}

/** What this browser may read of an invitation: undefined unless it holds the cookie with its living token. */
export async function guestPageOf(invitationId: string): Promise<GuestPage | undefined> {
  return (await visit(invitationId))?.page;
}

/** The guest who acts on their own invitation. Anyone else is sent to the page, which says why not. */
export async function guestOf(invitationId: string): Promise<{ ctx: Context; meetingId: string }> {
  const found = await visit(invitationId);
  if (found?.page.kind !== "invitation") redirect(pathOfInvitation(invitationId));
  return { ctx: found.ctx, meetingId: found.page.meeting.id };
}

/**
 * The guest who asks a route, which has no page to lead to. @throws AppError `not_found` for anyone but the one whose invitation
 * it is
 */
export async function requireGuestOf(invitationId: string): Promise<{ ctx: Context; meetingId: string }> {
  const guest = await holderOf(invitationId);
  if (!guest || !(await opensHere(guest))) throw notFound();
  const { contextOf } = await wiring();
  return { ctx: contextOf(await withConfirmation(guest), newId()), meetingId: guest.meetingId };
}

/** A cookie whose token has died leads to the page that an unknown link leads to. */
async function visit(invitationId: string): Promise<Visit | undefined> {
  const guest = await holderOf(invitationId);
  if (guest === undefined) return undefined;
  if (guest === null) redirect(pathOfInvitation(UNKNOWN_INVITATION));
  const { contextOf } = await wiring();
  const ctx = contextOf(await withConfirmation(guest), newId());
  return { ctx, page: await pageFor(ctx, guest) };
}

/** Whom this browser's cookie for an invitation makes the reader; undefined without one, null where its token has died. */
async function holderOf(invitationId: string): Promise<Guest | null | undefined> {
  const token = (await cookies()).get(guestCookieName(invitationId))?.value;
  if (token === undefined || invitationId === UNKNOWN_INVITATION) return undefined;
  const { db, now } = await wiring();
  const guest = await findGuest({ db, now }, token);
  return guest?.invitationId === invitationId ? guest : null;
}

async function pageFor(ctx: Context, guest: Guest): Promise<GuestPage> {
  const { meetingId } = guest;
  const looked = { meetingId, part: "guest-page", action: "read" } as const;
  if (!(await opensHere(guest))) {
    await recordAccess(ctx, { ...looked, outcome: "denied" });
    return { kind: "someone_else" };
  }
  const row = await recordingAccess(ctx, looked, findMeeting(ctx, meetingId));
  const signedIn = (await currentUser()) !== undefined;
  // Whoever is signed in here is the addressee (`opensHere`), so their address is proved.
  const reader = signedIn ? { ...guest, confirmed: true } : ctx.actor;
  const meeting = viewOf(row, reader, { appUrl: ctx.appUrl, now: ctx.now() });
  const [invitee] = meeting.invitees;
  if (!invitee) throw notFound();
  const timeZone = await deviceZone();
  return {
    kind: "invitation",
    person: personOf(ctx),
    meeting,
    invitee,
    ...(await besides(ctx, row, invitee.id)),
    now: ctx.now(),
    signedIn,
    provenBy: signsIn(row, invitee.id) ? "account" : "code",
    justConfirmed: ctx.actor.kind === "guest" && ctx.actor.justConfirmed === true,
    heldBack: row.description !== null && !readsDescription(row, reader),
    ...(timeZone === undefined ? {} : { timeZone }),
  };
}

/** Nothing here may depend on an account that the host does not know of (docs/design/product.md#50). */
function signsIn({ invitations }: MeetingRow, invitationId: string): boolean {
  return invitations.some(({ id, userId, addressOnly }) => id === invitationId && userId !== null && !addressOnly);
}

/** What the page shows beside the meeting itself. */
async function besides(ctx: Context, row: MeetingRow, invitationId: string) {
  const [earlier, [proposal]] = await Promise.all([earlierTimeOf(ctx, invitationId), findProposals(ctx, row.id)]);
  return {
    earlier,
    proposal: proposal && proposalViewOf(proposal),
    calendars: calendarLinks(calendarEventOf(row, { ...ctx, locale: row.hostLocale })),
  };
}

/** The page of an invitation, without the secret of its link. */
export function pathOfInvitation(invitationId: string): string {
  return `/invitations/${encodeURIComponent(invitationId)}`;
}

/** Where a guest exports and erases what is kept of them. */
export function pathOfGuestData(invitationId: string): string {
  return `${pathOfInvitation(invitationId)}/data`;
}
