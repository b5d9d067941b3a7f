import { actorIdOf, type Context } from "@/lib/context";
import { newId } from "@/lib/ids";
import type { Secrets } from "@/lib/secrets";
import { rfc3339Of } from "@/lib/time/rfc3339";

/** One line of a meeting's history: who did what. `hash` chains it to the line before, so that none can be changed or left out. */
export type HistoryRow = {
  readonly id: string;
  readonly position: number;
  readonly at: string;
  readonly actorKind: string;
  readonly actorId: string | null;
  readonly action: HistoryAction;
  /** Old and new values of the fields concerned, as the API writes them. */
  readonly changes: readonly unknown[];
  readonly hash: string;
};

export const historyActions = [
  "meeting_scheduled",
  "meeting_updated",
  "meeting_cancelled",
  "change_withdrawn",
  "invitation_answered",
  "times_proposed",
  "proposal_declined",
  "email_received",
  "abuse_reported",
  "invitation_resent",
  "invitation_link_issued",
  "invitation_link_shown",
  "meeting_joined",
  "meeting_ended",
  "address_confirmed",
  "guest_erased",
  "account_closed",
] as const;

export type HistoryAction = (typeof historyActions)[number];

/** Actor and time of the entry, and the key of its hash. */
type Doer = Pick<Context, "actor" | "now" | "secrets">;

type Previous = { readonly position: number; readonly hash: string };

/** The line that opens a meeting's history. */
export function firstEntry(meetingId: string, ctx: Doer, action: HistoryAction): HistoryRow {
  return nextEntry(meetingId, { position: 0, hash: "" }, ctx, action);
}

/** The line after `previous`; its hash, with the key, is over the one before and everything the line says, in hex. */
export function nextEntry(
  meetingId: string,
  previous: Previous,
  ctx: Doer,
  action: HistoryAction,
  changes: readonly unknown[] = [],
): HistoryRow {
  const entry = {
    id: newId(),
    position: previous.position + 1,
    at: rfc3339Of(ctx.now()),
    actorKind: ctx.actor.kind,
    actorId: actorIdOf(ctx.actor),
    action,
    changes,
  };
  return { ...entry, hash: hashOfEntry(ctx.secrets, meetingId, previous.hash, entry) };
}

/** A keyed hash in hex over the hash of the line before and everything that a line says, in the order of its members. */
export function hashOfEntry(secrets: Secrets, meetingId: string, previous: string, entry: object): string {
  return secrets.chained(previous, JSON.stringify([meetingId, entry]));
}

/** A keyed hash in hex over what is left of a line from which a person's data was taken. @param hash the line's own, which stays */
export function hashOfErased(
  secrets: Secrets,
  meetingId: string,
  hash: string,
  erasedAt: string,
  rest: object,
): string {
  return secrets.chained(hash, JSON.stringify(["erased", meetingId, erasedAt, rest]));
}
