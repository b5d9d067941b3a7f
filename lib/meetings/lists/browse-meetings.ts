import { z } from "zod";
import type { Context } from "@/lib/context";
import { Prisma } from "@/lib/db/generated/client";
import { query } from "@/lib/db/query";
import { float, int, uuid } from "@/lib/db/shape";
import { epochMillis, instant } from "@/lib/db/sql";
import { refusal } from "@/lib/errors";
import { isStorable } from "@/lib/fields";
import { isUuid } from "@/lib/ids";
import { listedFor } from "@/lib/meetings/access";
import { needsAttention } from "@/lib/meetings/lists/attention-filter";
import { type MeetingTab, meetingTabs } from "@/lib/meetings/lists/meeting-tab";
import { type MeetingRow, selectMeetings } from "@/lib/meetings/meeting-row";

const PAGE_LENGTH = 30;

/** The address of the list of meetings. Whatever somebody typed there shows a list: what makes no sense counts as left out. */
export const browseMeetingsInput = z.object({
  tab: z.enum(meetingTabs).catch("upcoming"),
  q: z.string().max(200).refine(isStorable).catch(""),
  after: z.string().refine(isPlace).optional().catch(undefined),
});

export type BrowseMeetingsInput = z.output<typeof browseMeetingsInput>;

/** A meeting in a list, with the number of proposals of another time that wait for its host, and of messages for its reader. */
export type BrowsedMeeting = MeetingRow & { readonly openProposals: number; readonly unread: number };

export type MeetingsPage = {
  readonly meetings: readonly BrowsedMeeting[];
  /** Continues the list behind its last meeting; null at its end. It only says where, so it needs no signature. */
  readonly next: string | null;
  readonly counts: Readonly<Record<MeetingTab, number>>;
};

/**
 * One page of what the signed-in person hosts or is invited to: the next meeting first, in the past and among the cancelled
 * the latest first. `counts` are those of each tab for the same search.
 */
export async function browseMeetings(ctx: Context, input: BrowseMeetingsInput): Promise<MeetingsPage> {
  if (ctx.actor.kind !== "user") throw refusal("unauthenticated", "sign_in", "Sign in to see your meetings.");
  const mine = Prisma.sql`${listedFor(ctx.actor.userId)} and ${matches(input.q, ctx.actor.userId)}`;
  const tabs = inEachTab(ctx.actor.userId, ctx.now());
  const [page, counts] = await Promise.all([findPage(ctx, input, mine, tabs[input.tab]), count(ctx, mine, tabs)]);
  return { ...page, counts };
}

/** A start in epoch milliseconds and an id, so that meetings of one start have an order too. */
function isPlace(text: string): boolean {
  const [startsAt = "", id = "", ...more] = text.split("_");
  return /^\d{1,15}$/.test(startsAt) && isUuid(id) && more.length === 0;
}

const position = { id: uuid, startsAt: float, openProposals: int, unread: int };

async function findPage(ctx: Context, { tab, after }: BrowseMeetingsInput, mine: Prisma.Sql, inTab: Prisma.Sql) {
  const forward = tab === "upcoming" || tab === "attention";
  const direction = Prisma.raw(forward ? "asc" : "desc");
  const found = await query(ctx.db, position)`
    select m.id, ${epochMillis("m.starts_at")} as "startsAt", ${openProposals(ctx)} as "openProposals", ${unread(ctx)} as unread
      from meetings m join users h on h.id = m.host_id
     where ${mine} and ${inTab} and ${behind(after, forward)}
     order by m.starts_at ${direction}, m.id ${direction} limit ${PAGE_LENGTH + 1}`;
  const shown = found.slice(0, PAGE_LENGTH);
  const ids = shown.map(({ id }) => id);
  const rows = await selectMeetings(ctx.db, Prisma.sql`m.id = any(${ids}::uuid[])`, PAGE_LENGTH);
  const places = new Map(found.map((place) => [place.id, place]));
  const meetings = rows.map((row) => {
    const { openProposals = 0, unread = 0 } = places.get(row.id) ?? {};
    return { ...row, openProposals, unread };
  });
  const last = found.length > PAGE_LENGTH ? shown.at(-1) : undefined;
  return {
    meetings: forward ? meetings : meetings.toReversed(),
    next: last ? `${last.startsAt}_${last.id}` : null,
  };
}

function openProposals({ actor }: Context): Prisma.Sql {
  if (!("userId" in actor)) return Prisma.sql`0`;
  return Prisma.sql`case when m.host_id <> ${actor.userId}::uuid then 0 else (
    select count(*)::int from time_proposals p join invitations v on v.id = p.invitation_id
     where v.meeting_id = m.id and v.removed_at is null and p.state = 'open') end`;
}

/** How many messages of others the reader has not seen. */
function unread({ actor }: Context): Prisma.Sql {
  if (!("userId" in actor)) return Prisma.sql`0`;
  return Prisma.sql`(
    select count(*)::int from conversations c join messages x on x.conversation_id = c.id
     where c.meeting_id = m.id and x.author_user_id is distinct from ${actor.userId}::uuid
       and not exists (select 1 from invitations v where v.id = x.invitation_id and v.user_id = ${actor.userId}::uuid)
       and x.position > coalesce((
         select cm.read_position from conversation_members cm where cm.conversation_id = c.id and cm.user_id = ${actor.userId}::uuid), 0))`;
}

function behind(after: string | undefined, forward: boolean): Prisma.Sql {
  const [startsAt, id] = after?.split("_") ?? [];
  if (startsAt === undefined || id === undefined) return Prisma.sql`true`;
  const comparison = Prisma.raw(forward ? ">" : "<");
  return Prisma.sql`(m.starts_at, m.id) ${comparison} (to_timestamp(${startsAt}::numeric / 1000), ${id}::uuid)`;
}

async function count(ctx: Context, mine: Prisma.Sql, tabs: Tabs): Promise<Record<MeetingTab, number>> {
  const inEach = meetingTabs.map(
    (tab) => Prisma.sql`(count(*) filter (where ${tabs[tab]}))::int as ${Prisma.raw(tab)}`,
  );
  const [counts] = await query(ctx.db, {
    upcoming: int,
    attention: int,
    past: int,
    cancelled: int,
  })`select ${Prisma.join(inEach)} from meetings m join users h on h.id = m.host_id where ${mine}`;
  return counts ?? { upcoming: 0, attention: 0, past: 0, cancelled: 0 };
}

type Tabs = Readonly<Record<MeetingTab, Prisma.Sql>>;

function inEachTab(userId: string, now: number): Tabs {
  const present = instant(now);
  return {
    upcoming: Prisma.sql`(m.status = 'scheduled' and m.ends_at > ${present})`,
    attention: needsAttention(userId, now),
    past: Prisma.sql`(m.status = 'scheduled' and m.ends_at <= ${present})`,
    cancelled: Prisma.sql`m.status = 'cancelled'`,
  };
}

/**
 * The where-filter on `meetings m` and their host `h` for a search. It finds only by what the reader sees: an invitee by
 * title and host, the host by the invitees too, but never by the profile of someone who is still a mere address to them
 * (docs/design/product.md#14).
 */
function matches(search: string, userId: string): Prisma.Sql {
  const text = search.trim();
  if (text === "") return Prisma.sql`true`;
  const like = `%${text.replace(/[\\%_]/g, "\\$&")}%`;
  return Prisma.sql`(m.title ilike ${like} or h.name ilike ${like} or (m.host_id = ${userId}::uuid and exists (
    select 1 from invitations v left join users u on u.id = v.user_id
     where v.meeting_id = m.id and v.removed_at is null
       and (v.email ilike ${like} or v.name ilike ${like}
            or (u.name ilike ${like} and not v.address_only)))))`;
}
