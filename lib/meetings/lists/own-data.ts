import { requireSelf } from "@/lib/authorize";
import type { Context } from "@/lib/context";
import { query } from "@/lib/db/query";
import { int, text, uuid } from "@/lib/db/shape";
import { keptFile } from "@/lib/ics/cached-file";
import { calendarEventOf } from "@/lib/meetings/calendar-file/calendar-event-of";
import { listMeetings } from "@/lib/meetings/lists/list-meetings";
import type { MeetingRow } from "@/lib/meetings/meeting-row";
import { statusOf } from "@/lib/meetings/meeting-status";
import { viewOf } from "@/lib/meetings/view";
import { findProfile } from "@/lib/people/find-profile";
import { findWorkingHours } from "@/lib/people/hours/own-working-hours";
import { rfc3339Of } from "@/lib/time/rfc3339";

/**
 * Everything that is kept of the person, as they see it: nothing of it shows more of others than their pages do, and no secret is
 * in it. @throws AppError `forbidden` for anyone but a person in their browser
 */
export async function ownData(ctx: Context) {
  const userId = requireSelf(ctx);
  const profile = await findProfile(ctx);
  const meetings = await allMeetings(ctx);
  return {
    exportedAt: rfc3339Of(ctx.now()),
    profile,
    ...(profile.role === "counselor" ? { workingHours: await findWorkingHours(ctx) } : {}),
    meetings: meetings.map((meeting) => viewOf(meeting, ctx.actor, { appUrl: ctx.appUrl, now: ctx.now() })),
    messages: await ownMessages(ctx, userId),
    ...(await aroundTheAccount(ctx, userId)),
  };
}

/**
 * The person's meetings that are not called off, past ones too, as one calendar file to keep.
 * @throws AppError `forbidden` for anyone but a person in their browser
 */
export async function ownCalendar(ctx: Context): Promise<string> {
  const { locale } = await findProfile(ctx);
  const meetings = (await allMeetings(ctx)).filter((meeting) => statusOf(meeting, ctx.now()) !== "cancelled");
  const events = meetings.map((meeting) => {
    const event = calendarEventOf(meeting, { ...ctx, locale });
    return eventIn(keptFile({ ...event, method: "PUBLISH", status: "confirmed", dtstamp: meeting.updatedAt }));
  });
  const lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Compath//Meetings//EN", "METHOD:PUBLISH"];
  return [...lines, ...events, "END:VCALENDAR", ""].join("\r\n");
}

/** A calendar file of ours holds one event, with its times in UTC, so nothing around it is needed. */
function eventIn(file: string): string {
  const event = /BEGIN:VEVENT\r\n[\s\S]*END:VEVENT/.exec(file)?.[0];
  if (event === undefined) throw new Error("A calendar file of a meeting holds its event.");
  return event;
}

async function allMeetings(ctx: Context): Promise<MeetingRow[]> {
  const all: MeetingRow[] = [];
  let cursor: string | undefined;
  do {
    const page = await listMeetings(ctx, { limit: 200, ...(cursor === undefined ? {} : { cursor }) });
    all.push(...page.meetings);
    cursor = page.nextCursor ?? undefined;
  } while (cursor !== undefined);
  return all;
}

/** What the person wrote; what others wrote is theirs. */
function ownMessages({ db }: Context, userId: string) {
  return query(db, { meetingId: uuid, position: int, body: text, createdAt: text })`
    select c.meeting_id as "meetingId", g.position, g.body,
           to_char(g.created_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "createdAt"
      from conversation_members b join conversations c on c.id = b.conversation_id join messages g on g.conversation_id = c.id
     where b.user_id = ${userId}::uuid and g.author_user_id = b.user_id order by g.created_at, g.id`;
}

/** Rows with the account's id, without what lets in: hashes, credentials, tokens. */
async function aroundTheAccount({ db }: Context, userId: string) {
  const where = { userId };
  return {
    notifications: await db.notification.findMany({
      where,
      select: { meetingId: true, kind: true, changes: true, createdAt: true, readAt: true },
      orderBy: { createdAt: "asc" },
    }),
    sessions: await db.session.findMany({
      where,
      select: { device: true, createdAt: true, lastUsedAt: true, expiresAt: true, revokedAt: true },
      orderBy: { createdAt: "asc" },
    }),
    secondFactor: await db.secondFactor.findUnique({ where, select: { confirmedAt: true } }),
    passkeys: await db.passkey.findMany({
      where,
      select: { name: true, createdAt: true, lastUsedAt: true },
      orderBy: { createdAt: "asc" },
    }),
    apiKeys: await db.apiKey.findMany({
      where,
      select: { label: true, scopes: true, createdAt: true, lastUsedAt: true, revokedAt: true },
      orderBy: { createdAt: "asc" },
    }),
    calendars: await db.calendarConnection.findMany({
      where,
      select: { provider: true, account: true, calendarName: true, writes: true, createdAt: true },
      orderBy: { createdAt: "asc" },
    }),
    securityEvents: await db.securityEvent.findMany({
      where,
      select: { at: true, kind: true },
      orderBy: [{ at: "asc" }, { id: "asc" }],
    }),
  };
}
