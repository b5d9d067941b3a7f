import type { Context } from "@/lib/context";
import type { Db } from "@/lib/db/client";
import { query } from "@/lib/db/query";
import { int } from "@/lib/db/shape";
import { changedContent } from "@/lib/meetings/change/plan-update";
import type { UpdateMeetingInput } from "@/lib/meetings/change/update-meeting-input";
import { changesBetween, contentOf } from "@/lib/meetings/content";
import type { MeetingRow } from "@/lib/meetings/meeting-row";

/**
 * Fast path without a lock: true if the update would change nothing (programs often send the whole object). An update
 * that changes nothing is right at the instant at which it read. False may also mean "not sure": lists of people, and
 * addresses of verified accounts, always take the locked path. Another account must make no difference in time, which
 * would tell the host of it.
 * @throws AppError `invalid` naming each field that breaks a rule
 */
export async function changesNothing(ctx: Context, seen: MeetingRow, input: UpdateMeetingInput): Promise<boolean> {
  const { inviteeUserIds, inviteeEmails, relationshipId, disclosure, reminders } = input;
  if (inviteeUserIds !== undefined || inviteeEmails !== undefined || relationshipId !== undefined) return false;
  if (seen.status === "cancelled") return false;
  if ((disclosure ?? seen.disclosure) !== seen.disclosure || (reminders ?? seen.reminders) !== seen.reminders) {
    return false;
  }
  if (changesBetween(contentOf(seen), changedContent(seen, input, ctx.now())).length > 0) return false;
  return !(await hasRegisteredOutsiders(ctx.db, seen.id));
}

async function hasRegisteredOutsiders(db: Db, meetingId: string): Promise<boolean> {
  const found = await query(db, { yes: int })`
    select 1 as yes from invitations i join users u on u.email = i.email
     where i.meeting_id = ${meetingId}::uuid and i.kind = 'external' and i.removed_at is null
       and u.email_verified_at is not null and u.deactivated_at is null limit 1`;
  return found.length > 0;
}
