import type { Context } from "@/lib/context";
import { inTransaction } from "@/lib/db/transaction";
import { toldWhenScheduled } from "@/lib/meetings/consequences";
import { findBusy } from "@/lib/meetings/find-busy";
import type { Invitee } from "@/lib/meetings/invitee-rules";
import type { Times } from "@/lib/meetings/meeting-times";
import type { Notice } from "@/lib/meetings/preview-update";
import { resolveInvitees } from "@/lib/meetings/resolve-invitees";
import type { ScheduleMeetingInput } from "@/lib/meetings/schedule-meeting-input";
import { scheduleTermsOf } from "@/lib/meetings/schedule-terms";
import type { InviteeView } from "@/lib/meetings/view";
import { rfc3339Of } from "@/lib/time/rfc3339";

/** What scheduling would do. `conflicts` are times that the host has given away already; instants in RFC 3339. */
export type SchedulePreview = {
  readonly invitees: readonly Pick<InviteeView, "kind" | "userId" | "name" | "email">[];
  readonly conflicts: readonly { readonly startsAt: string; readonly endsAt: string; readonly source: "meeting" }[];
  readonly notices: readonly Notice[];
};

/**
 * Who would be invited and told what, and what overlaps (product.md 6, 7, 32). Stores nothing, and says of an address
 * only that it is one (product.md 14). @throws AppError as `scheduleMeeting`
 */
export async function previewSchedule(ctx: Context, input: ScheduleMeetingInput): Promise<SchedulePreview> {
  const { hostId, times } = scheduleTermsOf(ctx, input);
  return inTransaction(ctx.db, async (tx) => {
    const { invitees } = await resolveInvitees(tx, hostId, input);
    const shown = invitees.map(shownToHost);
    return {
      invitees: shown,
      conflicts: await conflictsWith({ ...ctx, db: tx }, times),
      notices: noticesOf(input, shown),
    };
  });
}

function shownToHost({ kind, userId, name, email, byAddress }: Invitee): SchedulePreview["invitees"][number] {
  if (byAddress || kind === "external") return { kind: "guest", userId: null, name, email };
  return { kind, userId, name, email };
}

async function conflictsWith(ctx: Context, times: Times): Promise<SchedulePreview["conflicts"]> {
  return (await findBusy(ctx, times)).map(({ startsAt, endsAt }) => ({
    startsAt: rfc3339Of(startsAt),
    endsAt: rfc3339Of(endsAt),
    source: "meeting",
  }));
}

function noticesOf(input: ScheduleMeetingInput, invitees: SchedulePreview["invitees"]): Notice[] {
  const invitations = invitees.map(({ email, userId }) => ({ id: email, userId }));
  return toldWhenScheduled({ ...input, invitations }).map(({ invitationId: email, channel, template }) => ({
    inviteeId: null,
    email,
    channel,
    template,
  }));
}
