import { contentColumn } from "@/lib/columns/content-column";
import type { Context } from "@/lib/context";
import { Prisma } from "@/lib/db/generated/client";
import { instant } from "@/lib/db/sql";
import type { Tx } from "@/lib/db/transaction";
import { appendHistory } from "@/lib/history/append-history";
import { newId } from "@/lib/ids";
import { expireProposals } from "@/lib/meetings/change/expire-proposals";
import type { UpdatePlan } from "@/lib/meetings/change/plan-update";
import { changesBetween, contentOf, timeChanged } from "@/lib/meetings/content";
import { invitationTokenHash } from "@/lib/meetings/guests/invitation-token";
import { syncConversationMembers } from "@/lib/meetings/invitees/sync-conversation-members";

/** Writes what the plan says under the meeting's row lock. What people hear of it is the announcement's work. */
export async function storeUpdate(
  tx: Tx,
  ctx: Context,
  plan: UpdatePlan,
  { announceAt, message }: { announceAt: number; message: string | null },
): Promise<void> {
  const { before, content } = plan;
  const contentChanges = changesBetween(contentOf(before), content);
  await storeMeetingColumns(tx, ctx, plan, announceAt);
  // Parsed, so that nothing else of the meeting, such as its invitees, is copied where no erasing finds it.
  await tx.$executeRaw(Prisma.sql`
    insert into meeting_contents (meeting_id, revision, content, disclosure, reminders, relationship_id, message)
    select id, revision, ${JSON.stringify(contentColumn.parse(content))}::jsonb, disclosure, reminders, relationship_id, ${message} from meetings where id = ${before.id}::uuid`);
  await storeInvitees(tx, ctx, plan);
  if (timeChanged(contentChanges)) {
    await askAgain(tx, before.id, before.revision + 1);
    await expireProposals(tx, before.id, before.revision + 1, ctx.now());
  }
  if (plan.changes.length > 0) {
    const action =
      content.status === "cancelled" && before.status === "scheduled" ? "meeting_cancelled" : "meeting_updated";
    await appendHistory(tx, ctx, before.id, action, plan.changes);
  }
}

/** SEQUENCE grows once per announcement: with what is told, with a removal, and above the CANCEL of someone who comes back. */
async function storeMeetingColumns(tx: Tx, ctx: Context, plan: UpdatePlan, announceAt: number): Promise<void> {
  const { before, content, changes } = plan;
  const announced =
    changes.some(({ field }) => field !== "invitees") || plan.invitees.removed.length > 0 || comesBack(plan);
  await tx.$executeRaw(Prisma.sql`
    update meetings set title = ${content.title}, description = ${content.description},
           starts_at = ${instant(content.startsAt)}, ends_at = ${instant(content.endsAt)}, time_zone = ${content.timeZone},
           location_type = ${content.location.type}::location_type, location_value = ${content.location.value},
           disclosure = ${plan.disclosure}::disclosure, reminders = ${plan.reminders}::reminder_choice, relationship_id = ${plan.relationshipId}::uuid,
           ended_at = case when ${content.endsAt > ctx.now()} then null else ended_at end,
           status = ${content.status}::meeting_state, cancel_reason = ${plan.cancelReason},
           cancelled_at = ${content.status === "cancelled" ? instant(ctx.now()) : null},
           sequence = case when ${announced} then announced_sequence + 1 else sequence end,
           announce_at = case when ${changes.length > 0} then ${instant(announceAt)} else announce_at end,
           revision = revision + 1, updated_at = ${instant(ctx.now())}
     where id = ${before.id}::uuid`);
}

function comesBack({ invitees, stored }: UpdatePlan): boolean {
  return invitees.added.some(({ email }) => stored.some((one) => one.cancellationSent && one.email === email));
}

/**
 * Stores the new list of invitees. Removed ones lose link, conversation and entry at once (docs/design/product.md#27).
 * Whoever comes back gets another link, proves the address anew, and is invited by the announcement.
 */
export async function storeInvitees(tx: Tx, ctx: Context, { before, invitees, stored }: UpdatePlan): Promise<void> {
  const { added, removed, restored, converted } = invitees;
  const now = instant(ctx.now());
  const revision = before.revision + 1;
  const rows = added.map((invitee, index) => {
    const id = newId();
    return { ...invitee, id, tokenHash: tokenHashOf(ctx, { id, tokenVersion: 0 }), position: stored.length + index };
  });
  const returning = restored.map(({ id, tokenVersion }) => {
    const next = { id, tokenVersion: tokenVersion + 1 };
    return { ...next, tokenHash: tokenHashOf(ctx, next) };
  });
  await tx.$executeRaw(Prisma.sql`
    with gone as (
      update invitations set removed_at = ${now}, removed_revision = ${revision} where id = any(${removed.map(({ id }) => id)}::uuid[])
    ), back as (
      update invitations i set removed_at = null, added_revision = ${revision}, token_version = x."tokenVersion", token_hash = decode(x."tokenHash", 'hex')
        from jsonb_to_recordset(${JSON.stringify(returning)}::jsonb) as x(id uuid, "tokenVersion" int, "tokenHash" text)
       where i.id = x.id
    ), unproved as (
      delete from guest_confirmations where invitation_id = any(${restored.map(({ id }) => id)}::uuid[])
    ), new_kind as (
      update invitations i set kind = x.kind::invitee_kind, user_id = x."userId"
        from jsonb_to_recordset(${JSON.stringify(converted.map(({ id, to }) => ({ ...to, id })))}::jsonb) as x(id uuid, kind text, "userId" uuid)
       where i.id = x.id
    )
    insert into invitations (id, meeting_id, kind, user_id, email, name, by_address, token_hash, position, created_at, added_revision)
    select i.id, ${before.id}::uuid, i.kind::invitee_kind, i."userId", i.email, i.name, i."byAddress", decode(i."tokenHash", 'hex'), i.position, ${now}, ${revision}
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as i(
        id uuid, kind text, "userId" uuid, email text, name text, "byAddress" boolean, "tokenHash" text, position int)`);
  await syncConversationMembers(tx, before.id, ctx.now());
}

function tokenHashOf({ secrets }: Context, invitation: { id: string; tokenVersion: number }): string {
  return Buffer.from(invitationTokenHash(secrets, invitation)).toString("hex");
}

/** A new time asks everyone again and keeps the old answer as history (docs/design/product.md#29). */
async function askAgain(tx: Tx, meetingId: string, revision: number): Promise<void> {
  await tx.$executeRaw(Prisma.sql`
    update invitations set earlier_response = response, response = 'needs_action', reset_revision = ${revision}
     where meeting_id = ${meetingId}::uuid and removed_at is null and response <> 'needs_action'`);
}
