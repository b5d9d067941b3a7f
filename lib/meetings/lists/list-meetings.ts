import { z } from "zod";
import { requireScope } from "@/lib/authorize";
import type { Context } from "@/lib/context";
import { readCursor, writeCursor } from "@/lib/cursor";
import { Prisma } from "@/lib/db/generated/client";
import { instant } from "@/lib/db/sql";
import { refusal } from "@/lib/errors";
import { instantField, limitField } from "@/lib/fields";
import { listedFor } from "@/lib/meetings/access";
import { type MeetingRow, selectMeetings } from "@/lib/meetings/meeting-row";

/** The query of `GET /api/v1/meetings`: instants bound the start, `from` inclusive, `to` exclusive. */
export const listMeetingsInput = z.strictObject({
  limit: limitField,
  cursor: z.string().max(500).optional(),
  from: instantField.optional(),
  to: instantField.optional(),
  status: z
    .enum(["scheduled", "in_progress", "ended", "cancelled"], "Choose scheduled, in_progress, ended or cancelled.")
    .optional(),
  updatedSince: instantField.optional(),
});

export type ListMeetingsInput = z.output<typeof listMeetingsInput>;

export type MeetingPage = { meetings: MeetingRow[]; nextCursor: string | null };

/** What the caller hosts or is invited to, ordered by start and id. @throws AppError `invalid` for a cursor that is not ours. */
export async function listMeetings(ctx: Context, input: ListMeetingsInput): Promise<MeetingPage> {
  requireScope(ctx, "meetings:read", "meetings:write");
  if (!("userId" in ctx.actor)) throw refusal("unauthenticated", "sign_in", "Sign in to see your meetings.");
  const filters = [listedFor(ctx.actor.userId), ...filtersOf(input, instant(ctx.now()))];
  if (input.cursor !== undefined) {
    const [startsAt, id] = readCursor(ctx.secrets, "meetings", input.cursor);
    filters.push(Prisma.sql`(m.starts_at, m.id) > (${instant(Number(startsAt))}, ${id}::uuid)`);
  }
  const rows = await selectMeetings(ctx.db, Prisma.join(filters, " and "), input.limit + 1);
  const meetings = rows.slice(0, input.limit);
  const last = rows.length > input.limit ? meetings.at(-1) : undefined;
  return { meetings, nextCursor: last ? writeCursor(ctx.secrets, "meetings", [String(last.startsAt), last.id]) : null };
}

function filtersOf(input: ListMeetingsInput, now: Prisma.Sql): Prisma.Sql[] {
  const filters: Prisma.Sql[] = [];
  if (input.from !== undefined) filters.push(Prisma.sql`m.starts_at >= ${instant(input.from)}`);
  if (input.to !== undefined) filters.push(Prisma.sql`m.starts_at < ${instant(input.to)}`);
  if (input.updatedSince !== undefined) filters.push(Prisma.sql`m.updated_at >= ${instant(input.updatedSince)}`);
  if (input.status === "cancelled") filters.push(Prisma.sql`m.status = 'cancelled'`);
  else if (input.status !== undefined) filters.push(Prisma.sql`m.status = 'scheduled'`);
  if (input.status === "scheduled") filters.push(Prisma.sql`m.starts_at > ${now}`);
  if (input.status === "in_progress") filters.push(Prisma.sql`m.starts_at <= ${now} and m.ends_at > ${now}`);
  if (input.status === "ended") filters.push(Prisma.sql`m.ends_at <= ${now}`);
  return filters;
}
