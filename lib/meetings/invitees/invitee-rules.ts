import type { FieldError } from "@/lib/errors";

/** A registered person, as resolving needs to know them. */
export type AccountCandidate = {
  readonly id: string;
  readonly email: string;
  readonly name: string;
  readonly role: "counselor" | "client" | "admin";
  readonly practiceId: string | null;
  readonly verified: boolean;
  readonly active: boolean;
  /** The host's active relationship with this person. */
  readonly relationshipId: string | null;
  /** The client of the relationship that was asked for, active or ended. */
  readonly askedAsClient: boolean;
};

export type InviteesAsked = {
  readonly relationshipId: string | null;
  readonly userIds: readonly string[];
  /** Accounts that are invited already and may stay, whatever has become of the relationship or the account. */
  readonly invited: ReadonlySet<string>;
  /** Canonical addresses; `undefined` stands for one that is none. */
  readonly addresses: readonly { readonly email: string | undefined; readonly name: string | null }[];
};

/** One invitation to be. `byAddress`: the host knows an address only (docs/design/product.md#14). */
export type NewInvitee = {
  readonly kind: "client" | "internal" | "external";
  readonly userId: string | null;
  readonly email: string;
  readonly name: string | null;
  readonly byAddress: boolean;
};

type Host = { readonly id: string; readonly email: string; readonly practiceId: string | null };

/**
 * Who is invited (docs/design/product.md#C): one invitation per person, client before internal before external, or
 * every rule that the list breaks. Pure: the same people and the same list always give the same answer.
 */
export function inviteesOf(
  host: Host,
  people: readonly AccountCandidate[],
  asked: InviteesAsked,
): { invitees: NewInvitee[] } | { errors: FieldError[] } {
  const errors: FieldError[] = [];
  const invitees = new Map<string, NewInvitee>();
  const byId = new Map(people.map((person) => [person.id, person]));
  const byEmail = new Map(people.map((person) => [person.email, person]));

  if (asked.relationshipId !== null) {
    const client = people.find((person) => person.askedAsClient);
    const current = client?.active && client.relationshipId === asked.relationshipId;
    if (client && (current || asked.invited.has(client.id))) invitees.set(client.email, known("client", client));
    else errors.push(unknownRelationship());
  }
  asked.userIds.forEach((userId, index) => {
    const field = `inviteeUserIds.${index}`;
    const person = byId.get(userId);
    if (userId === host.id) errors.push(hostInvited(field));
    else if (!person || !(asked.invited.has(userId) || mayInviteById(host, person))) errors.push(unknownUser(field));
    else if (!invitees.has(person.email)) invitees.set(person.email, known("internal", person));
  });
  asked.addresses.forEach(({ email, name }, index) => {
    const field = `inviteeEmails.${index}`;
    if (email === undefined) errors.push(notAnAddress(field));
    else if (email === host.email) errors.push(hostInvited(field));
    else if (!invitees.has(email)) invitees.set(email, byAddress(email, name, byEmail.get(email)));
  });
  return errors.length > 0 ? { errors } : { invitees: [...invitees.values()] };
}

/**
 * Whether the host may invite this person by id: clients of an active relationship, and colleagues. Any other id is
 * treated like one that does not exist.
 */
function mayInviteById(host: Host, person: AccountCandidate): boolean {
  const colleague = person.practiceId !== null && person.practiceId === host.practiceId && person.role === "counselor";
  return person.active && (person.relationshipId !== null || colleague);
}

function known(kind: "client" | "internal", person: AccountCandidate): NewInvitee {
  return { kind, userId: person.id, email: person.email, name: person.name, byAddress: false };
}

/**
 * The invitee of an address. Only a verified address leads to an account; otherwise a person who registers a victim's
 * address would get their invitations.
 */
function byAddress(email: string, name: string | null, person: AccountCandidate | undefined): NewInvitee {
  const account = person?.verified && person.active ? person : undefined;
  return { kind: account ? "internal" : "external", userId: account?.id ?? null, email, name, byAddress: true };
}

function unknownRelationship(): FieldError {
  return { field: "relationshipId", code: "unknown_relationship", detail: "Choose one of your current clients." };
}

function unknownUser(field: string): FieldError {
  return { field, code: "unknown_user", detail: "Choose one of your current clients or colleagues." };
}

function hostInvited(field: string): FieldError {
  return { field, code: "host_invited", detail: "You host this meeting, so leave yourself out of the invitations." };
}

function notAnAddress(field: string): FieldError {
  return { field, code: "not_an_address", detail: "Give one email address, for example ada@example.org." };
}
