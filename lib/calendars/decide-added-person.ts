import { findMeetingCalendars } from "@/lib/calendars/meeting-calendars";
import type { Context } from "@/lib/context";
import { Prisma } from "@/lib/db/generated/client";
import { inTransaction } from "@/lib/db/transaction";
import { notFound } from "@/lib/errors";
import { updateMeeting } from "@/lib/meetings/change/update-meeting";
import { findMeeting } from "@/lib/meetings/find-meeting";

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
    const { invitations } = await findMeeting(inner, meetingId);
    const own = (await findMeetingCalendars(inner, meetingId)).find((one) => one.connectionId === connectionId);
    const person = own?.added.find((one) => one.email === email);
    if (!person) throw notFound();
    if (choice === "invite") {
      const others = invitations.flatMap((one) => (one.byAddress ? [{ email: one.email, name: one.name }] : []));
      await updateMeeting(inner, meetingId, { inviteeEmails: [...others, { email, name: person.name }] });
      return;
    }
    await tx.$executeRaw(Prisma.sql`
      update calendar_events set added_people = (
        select jsonb_agg(case when one ->> 'email' = ${email} then one || '{"dismissed": true}' else one end) from jsonb_array_elements(added_people) one)
       where meeting_id = ${meetingId}::uuid and connection_id = ${connectionId}::uuid`);
  });
}
