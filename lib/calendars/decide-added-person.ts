import { findMeetingCalendars } from "@/lib/calendars/meeting-calendars";
import type { Context } from "@/lib/context";
import { Prisma } from "@/lib/db/generated/client";
import { inTransaction } from "@/lib/db/transaction";
import { notFound } from "@/lib/errors";
import { inviteToo } from "@/lib/meetings/change/invite-too";

type Decision = { readonly connectionId: string; readonly email: string; readonly choice: "invite" | "dismiss" };

/**
 * Invites somebody whom the calendar names in the event, who keeps their entry there, or asks about them no more.
 * @throws AppError `not_found` for whom the calendar does not name, and what `updateMeeting` throws
 */
export function decideAddedPerson(
  ctx: Context,
  meetingId: string,
  { connectionId, email, choice }: Decision,
): Promise<void> {
  return inTransaction(ctx.db, async (tx) => {
    const inner = { ...ctx, db: tx };
    const own = (await findMeetingCalendars(inner, meetingId)).find((one) => one.connectionId === connectionId);
    const person = own?.added.find((one) => one.email === email);
    if (!person) throw notFound();
    if (choice === "invite") {
      return inviteToo(inner, meetingId, { email, name: person.name });
    }
    await tx.$executeRaw(Prisma.sql`
      update calendar_events set added_people = (
        select jsonb_agg(case when one ->> 'email' = ${email} then one || '{"dismissed": true}' else one end) from jsonb_array_elements(added_people) one)
       where meeting_id = ${meetingId}::uuid and connection_id = ${connectionId}::uuid`);
  });
}
