import type { Actor, Context } from "@/lib/context";
import { Prisma } from "@/lib/db/generated/client";
import { LiveEventKind } from "@/lib/db/generated/enums";
import { query } from "@/lib/db/query";
import { bool, enumOf, int, orNull, type RowOf, text, uuid } from "@/lib/db/shape";
import { cursorOf } from "@/lib/live/cursor";
import type { LiveEvent } from "@/lib/live/live-event";
import { newSince } from "@/lib/live/new-since";
import { visibleTo } from "@/lib/meetings/access";
import { findNotifications } from "@/lib/notifications/select-notifications";
import { notificationView } from "@/lib/notifications/view";
import { visibleNotifications } from "@/lib/notifications/visible-notifications";

/** What to read: everything of the actor's, or one meeting of theirs. */
export type StreamScope = { readonly meetingId?: string | undefined };

export type EventReading = {
  /** Where the next reading begins. */
  readonly snapshot: string;
  readonly events: readonly LiveEvent[];
  /** Whether the actor may still know of the meeting that was asked for. */
  readonly open: boolean;
};

/**
 * What has been committed since the snapshot and what the actor may know of at this moment: their own notifications, changes
 * of meetings that they may see, messages of conversations that they are a member of. Several changes of one meeting are one.
 */
export async function readEvents(ctx: Context, since: string, scope: StreamScope): Promise<EventReading> {
  const rows = await select(ctx, since, scope);
  const [first] = rows;
  if (!first) throw new Error("A reading always has its snapshot.");
  const found = rows.filter((row): row is Found => row.id !== null);
  const notificationIds = found.filter(({ kind }) => kind === "notification").map(({ subjectId }) => subjectId);
  const notifications =
    notificationIds.length === 0
      ? []
      : await findNotifications(ctx, Prisma.sql`n.id = any(${notificationIds}::uuid[])`);
  const views = new Map(notifications.map((row) => [row.id, notificationView(row, ctx)]));
  const last = found.at(-1);
  const events = found.flatMap((row): LiveEvent[] => {
    // A follower that loses the connection in the middle of a reading gets all of it again.
    const cursor = cursorOf(row === last ? first.snapshot : since, row.id);
    const { kind, subjectId: id, meetingId, revision } = row;
    if (kind === "meeting") return [{ kind, cursor, data: { id, meetingId, revision } }];
    if (kind === "message") return [{ kind, cursor, data: { id, meetingId } }];
    const view = views.get(id);
    return view ? [{ kind, cursor, data: view }] : [];
  });
  return { snapshot: first.snapshot, events, open: first.open };
}

/** The position from which a new reader follows events. */
export async function presentSnapshot(ctx: Pick<Context, "db">): Promise<string> {
  const [row] = await query(ctx.db, { snapshot: text })`select pg_current_snapshot()::text as snapshot`;
  if (!row) throw new Error("PostgreSQL always has a snapshot.");
  return row.snapshot;
}

const liveRow = {
  snapshot: text,
  id: orNull(text),
  kind: orNull(enumOf(LiveEventKind)),
  meetingId: orNull(uuid),
  subjectId: orNull(uuid),
  revision: orNull(int),
  open: bool,
};
type Row = RowOf<typeof liveRow>;
/** A row with an event; without one there is a row for the snapshot alone. */
type Found = { [Name in keyof Row]: NonNullable<Row[Name]> };

/** One statement, so that rows and snapshot are of the same instant. */
function select(ctx: Context, since: string, { meetingId }: StreamScope): Promise<Row[]> {
  const all = Prisma.sql`true`;
  const inScope = meetingId === undefined ? all : Prisma.sql`m.id = ${meetingId}::uuid`;
  const seen = Prisma.sql`exists (select 1 from meetings m where ${inScope} and ${visibleTo(ctx.actor)})`;
  return query(ctx.db, liveRow)`
    select pg_current_snapshot()::text as snapshot, f.*,
           ${meetingId === undefined ? all : seen} as open
      from (select 1) as always left join (
        select max(e.id)::text as id, e.kind, e.meeting_id as "meetingId", e.subject_id as "subjectId", m.revision
          from live_events e join meetings m on m.id = e.meeting_id
         where ${newSince(since)} and ${inScope} and ${visibleTo(ctx.actor)} and ${concerns(ctx)}
         group by e.kind, e.meeting_id, e.subject_id, m.revision
      ) f on true
     order by f.id::bigint`;
}

/** Beyond the meeting itself: whose notification it is, and who is in the conversation. */
function concerns(ctx: Context): Prisma.Sql {
  const { actor } = ctx;
  if (actor.kind === "guest" && actor.confirmed) return Prisma.sql`e.kind in ('meeting', 'message')`;
  if (!("userId" in actor)) return Prisma.sql`e.kind = 'meeting'`;
  return Prisma.sql`case e.kind
    when 'notification' then exists (select 1 from notifications n where n.id = e.subject_id and ${visibleNotifications(ctx)})
    when 'message' then ${readsMessages(actor)}
    else true end`;
}

/** Programs need the scope for it (docs/design/security.md#row-20). */
function readsMessages(actor: Extract<Actor, { userId: string }>): Prisma.Sql {
  if (actor.kind === "api_key" && !actor.scopes.includes("chat")) return Prisma.sql`false`;
  return Prisma.sql`exists (select 1 from conversations c join conversation_members b on b.conversation_id = c.id
                             where c.meeting_id = e.meeting_id and b.user_id = ${actor.userId}::uuid)`;
}
