import type { Context } from "@/lib/context";
import { Prisma } from "@/lib/db/generated/client";
import { visibleTo } from "@/lib/meetings/access";
import { type MeetingRow, selectMeetings } from "@/lib/meetings/meeting-row";

const SLUG = /^[A-Za-z0-9_-]{24}$/;

/** The id of that meeting, whoever asks: for finding out whether somebody may know of it. */
export async function findRoomMeetingId({ db }: Pick<Context, "db">, slug: string): Promise<string | undefined> {
  if (!SLUG.test(slug)) return undefined;
  return (await db.meetingLink.findUnique({ where: { slug }, select: { meetingId: true } }))?.meetingId;
}

/** The last part of a meeting's join link. */
export async function findSlug({ db }: Pick<Context, "db">, meetingId: string): Promise<string> {
  return (await db.meetingLink.findUniqueOrThrow({ where: { meetingId }, select: { slug: true } })).slug;
}

/** The meeting whose join link ends in `slug`, if the actor may know of it; else undefined, as for a link that never was. */
export async function findRoom(ctx: Context, slug: string): Promise<MeetingRow | undefined> {
  if (!SLUG.test(slug)) return undefined;
  const [meeting] = await selectMeetings(
    ctx.db,
    Prisma.sql`m.id = (select l.meeting_id from meeting_links l where l.slug = ${slug}) and ${visibleTo(ctx.actor)}`,
    1,
  );
  return meeting;
}
