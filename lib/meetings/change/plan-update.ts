import type { Context } from "@/lib/context";
import type { Tx } from "@/lib/db/transaction";
import { invalid, refusal } from "@/lib/errors";
import { loadRecipients, type StoredRecipient } from "@/lib/meetings/announce/load-recipients";
import type { UpdateMeetingInput } from "@/lib/meetings/change/update-meeting-input";
import { type Change, type Content, changesBetween, contentOf } from "@/lib/meetings/content";
import { invitedByAddress } from "@/lib/meetings/invitees/invited-by-address";
import { type Invitee, type Reconciled, reconcileInvitees } from "@/lib/meetings/invitees/reconcile-invitees";
import { resolveInvitees } from "@/lib/meetings/invitees/resolve-invitees";
import type { InvitationRow, MeetingRow } from "@/lib/meetings/meeting-row";
import { changedTimesOf } from "@/lib/meetings/meeting-times";
import type { ReminderPlan } from "@/lib/meetings/reminder-plan";

/** All that an update will do, worked out before anything is written: the dry run shows it, the update carries it out. */
export type UpdatePlan = {
  readonly before: MeetingRow;
  readonly content: Content;
  readonly disclosure: "neutral" | "full";
  readonly reminders: ReminderPlan;
  readonly relationshipId: string | null;
  readonly cancelReason: string | null;
  readonly invitees: Reconciled;
  readonly stored: readonly StoredRecipient[];
  /** User-facing changes, invitees among them. Empty: nobody hears anything. */
  readonly changes: readonly Change[];
  /** Whether there is anything to write at all: a conversion or another disclosure is told to nobody, yet stored. */
  readonly writes: boolean;
};

/** @throws AppError `invalid` naming each field that breaks a rule, `conflict` for a meeting that is called off */
export async function planUpdate(
  ctx: Context,
  tx: Tx,
  before: MeetingRow,
  input: UpdateMeetingInput,
): Promise<UpdatePlan> {
  if (before.status === "cancelled" && !onlyCancels(input)) {
    throw refusal(
      "conflict",
      "change_cancelled",
      "This meeting was cancelled and cannot change any more. Schedule a new one instead.",
    );
  }
  const stored = await loadRecipients(tx, before.id);
  const relationshipId = input.relationshipId === undefined ? before.relationshipId : input.relationshipId;
  const wanted = await wantedInvitees(tx, before, input, relationshipId);
  const invitees = reconcileInvitees(stored, wanted);
  const content = changedContent(before, input, ctx.now());
  const changes = [...changesBetween(contentOf(before), content), ...inviteeChanges(stored, invitees)];
  const disclosure = input.disclosure ?? before.disclosure;
  const reminders = input.reminders ?? before.reminders;
  const quiet =
    disclosure !== before.disclosure ||
    reminders !== before.reminders ||
    relationshipId !== before.relationshipId ||
    invitees.converted.some(({ to }) => !to.byAddress);
  const cancelReason = content.status === "cancelled" ? (before.cancelReason ?? input.cancelReason ?? null) : null;
  return {
    before,
    content,
    disclosure,
    reminders,
    relationshipId,
    cancelReason,
    invitees,
    stored,
    changes,
    writes: quiet || changes.length > 0,
  };
}

function onlyCancels(input: UpdateMeetingInput): boolean {
  return (
    input.status === "cancelled" && Object.keys(input).every((field) => field === "status" || field === "cancelReason")
  );
}

/** Lists that are not given stay. People who are invited stay invited even where they could not be invited anew. */
async function wantedInvitees(tx: Tx, before: MeetingRow, input: UpdateMeetingInput, relationshipId: string | null) {
  const current = before.invitations;
  const byId = current.flatMap(({ kind, byAddress, userId }) =>
    kind === "internal" && !byAddress && userId ? [userId] : [],
  );
  const { invitees } = await resolveInvitees(
    tx,
    before.hostId,
    {
      relationshipId,
      inviteeUserIds: input.inviteeUserIds ?? byId,
      inviteeEmails: input.inviteeEmails ?? invitedByAddress(before),
    },
    new Set(current.flatMap((one) => (isKnownPerson(one) ? (one.userId ?? []) : []))),
  );
  return invitees;
}

/** The host knows whose account it is: for who is a mere address, an id is like any that does not exist (docs/design/product.md#14). */
function isKnownPerson({ kind, addressOnly }: InvitationRow): boolean {
  return kind === "client" || !addressOnly;
}

/** What is told of the meeting, as the input makes it. @throws AppError `invalid` where its time breaks a rule */
export function changedContent(before: MeetingRow, input: UpdateMeetingInput, now: number): Content {
  const timing = changedTimesOf(before, input, now);
  if ("errors" in timing) throw invalid(timing.errors);
  const content = contentOf(before);
  return {
    ...content,
    ...timing.times,
    title: input.title ?? content.title,
    description: input.description === undefined ? content.description : input.description,
    timeZone: input.timeZone ?? content.timeZone,
    location: input.location ?? content.location,
    status: input.status ?? content.status,
  };
}

/** Who is invited, before and after, by address in the order of the list. */
function inviteeChanges(stored: readonly Invitee[], { added, removed, restored }: Reconciled): Change[] {
  if (added.length + removed.length + restored.length === 0) return [];
  const from = stored.filter((one) => !one.removed).map(({ email }) => email);
  const gone = new Set(removed.map(({ email }) => email));
  const to = [
    ...from.filter((email) => !gone.has(email)),
    ...restored.map(({ email }) => email),
    ...added.map(({ email }) => email),
  ];
  return [{ field: "invitees", from, to }];
}
