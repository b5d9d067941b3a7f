import { Prisma } from "@/lib/db/generated/client";
import type { Tx } from "@/lib/db/transaction";
import { type AppError, refusal } from "@/lib/errors";
import type { Way } from "@/lib/history/way";
import type { RespondInput } from "@/lib/meetings/answers/respond-input";
import type { InvitationRow, MeetingRow } from "@/lib/meetings/meeting-row";

/** The time that an answer is about, in epoch milliseconds. What is left out is that of the meeting. */
export type AnsweredTime = { readonly startsAt?: number | undefined; readonly endsAt?: number | undefined };

/** An answer belongs to the time that its giver saw (docs/design/mail-and-ics.md#6.4). Pure. */
export function isPresentTime({ startsAt, endsAt }: AnsweredTime, meeting: AnsweredTime): boolean {
  return (startsAt ?? meeting.startsAt) === meeting.startsAt && (endsAt ?? meeting.endsAt) === meeting.endsAt;
}

/** The answer of somebody who saw another time than the present one. */
export function timeHasChanged(): AppError {
  const detail = "The time has changed. Please answer again.";
  return refusal("conflict", "time_changed", detail, undefined, [{ field: "startsAt", code: "time_changed", detail }]);
}

type Kept = Pick<RespondInput, "response" | "note"> & AnsweredTime & { readonly via: Way | null };

/**
 * Keeps an answer to a time before the present one as what it is, as if it had come before the change: the host reads that
 * they "accepted the old time", and an undoing of the change makes it count. Whoever has answered the present time has said
 * something newer, and a time that the meeting never had is nobody's. The meeting keeps its revision, so that the change can
 * still be undone.
 */
export async function keepEarlierAnswer(
  tx: Tx,
  meeting: Pick<MeetingRow, "id">,
  own: Pick<InvitationRow, "id">,
  { response, note, via, startsAt, endsAt }: Kept,
): Promise<void> {
  await tx.$executeRaw(Prisma.sql`
    with times as (
      select revision, (content->>'startsAt')::float8 = coalesce(${startsAt ?? null}::float8, (content->>'startsAt')::float8)
                   and (content->>'endsAt')::float8 = coalesce(${endsAt ?? null}::float8, (content->>'endsAt')::float8) as answered
        from meeting_contents where meeting_id = ${meeting.id}::uuid
    ), ended as (
      select min(revision) as revision from times
       where revision > (select max(revision) from times where answered)
    )
    update invitations i set earlier_response = ${response}::invitee_response, note = ${note}, response_via = ${via},
             reset_revision = ended.revision
        from ended where i.id = ${own.id}::uuid and i.response = 'needs_action' and ended.revision is not null`);
}
