import { Disclosure, Reminders, Role } from "@/lib/db/generated/enums";
import { query } from "@/lib/db/query";
import { bool, enumOf, orNull, text, uuid } from "@/lib/db/shape";
import type { Tx } from "@/lib/db/transaction";
import { invalid, refusal } from "@/lib/errors";
import { type AccountCandidate, inviteesOf, type NewInvitee } from "@/lib/meetings/invitees/invitee-rules";
import { MAX_INVITEES } from "@/lib/meetings/meeting-fields";
import type { ReminderPlan } from "@/lib/meetings/reminder-plan";
import { canonicalEmail } from "@/lib/people/canonical-email";
import { lockAddresses } from "@/lib/people/lock-addresses";

/** The counselor who schedules, as storing the meeting and telling people of it need to know them. */
export type Host = AccountCandidate & {
  readonly timeZone: string;
  readonly defaultDisclosure: "neutral" | "full";
  readonly defaultReminders: ReminderPlan;
};

/** The people that a request names. */
type PeopleAsked = {
  readonly relationshipId: string | null;
  readonly inviteeUserIds: readonly string[];
  readonly inviteeEmails: readonly { readonly email: string; readonly name: string | null }[];
};

/**
 * The host and everyone to invite, read in one statement whatever the number of invitees: a registered address takes as
 * long as an unknown one. @throws AppError `invalid` with one field error per entry that breaks a rule.
 */
export async function resolveInvitees(
  tx: Tx,
  hostId: string,
  asked: PeopleAsked,
  /** Accounts that are invited already: they need not be invitable anew. */
  invited: ReadonlySet<string> = new Set(),
): Promise<{ host: Host; invitees: NewInvitee[] }> {
  const addresses = asked.inviteeEmails.map(({ email, name }) => ({ email: canonicalEmail(email), name }));
  const emails = addresses.flatMap(({ email }) => email ?? []);
  // A statement of its own: what is read after it is what the lock's former holder committed.
  await lockAddresses(tx, emails, "together");
  const people = await findPeople(tx, hostId, asked, emails);
  const host = people.find((person) => person.id === hostId);
  if (!host)
    throw refusal("unauthenticated", "account_gone", "This account no longer exists. Sign in with another one.");

  const answer = inviteesOf(host, people, { ...asked, userIds: asked.inviteeUserIds, addresses, invited });
  if ("errors" in answer) throw invalid(answer.errors);
  if (answer.invitees.length > MAX_INVITEES) {
    const detail = `Invite at most ${MAX_INVITEES} people.`;
    throw invalid([{ field: "inviteeEmails", code: "too_many", detail, values: { limit: MAX_INVITEES } }]);
  }
  return { host, invitees: answer.invitees };
}

function findPeople(tx: Tx, hostId: string, asked: PeopleAsked, emails: string[]): Promise<Host[]> {
  const host = {
    id: uuid,
    email: text,
    name: text,
    role: enumOf(Role),
    practiceId: orNull(uuid),
    timeZone: text,
    defaultDisclosure: enumOf(Disclosure),
    defaultReminders: enumOf(Reminders),
    verified: bool,
    active: bool,
    relationshipId: orNull(uuid),
    askedAsClient: bool,
  };
  return query(tx, host)`
    select u.id, u.email, u.name, u.role, u.practice_id as "practiceId", u.time_zone as "timeZone",
           u.default_disclosure as "defaultDisclosure", u.default_reminders as "defaultReminders",
           u.email_verified_at is not null as "verified", u.deactivated_at is null as "active", r.id as "relationshipId",
           coalesce(u.id = a.client_id, false) as "askedAsClient"
      from users u
      left join relationships a on a.id = ${asked.relationshipId}::uuid and a.counselor_id = ${hostId}::uuid
      left join lateral (
        select id from relationships
         where counselor_id = ${hostId}::uuid and client_id = u.id and status = 'active' limit 1
      ) r on true
     where u.id in (
       select ${hostId}::uuid union all select unnest(${asked.inviteeUserIds}::uuid[])
       union all select id from users where email = any(${emails}::text[])
       union all select client_id from relationships where id = ${asked.relationshipId}::uuid and counselor_id = ${hostId}::uuid)`;
}
