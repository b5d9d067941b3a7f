import {
  OTHERS,
  type People,
  type ReadAddresses,
  type TypedValues,
  typedIn,
} from "@/components/meeting-form/form-data";
import type { Invitable } from "@/lib/meetings/schedule/invitable-view";

/** One person who will be told, as the form shows them before sending (docs/design/product.md#7). */
export type TypedRecipient = {
  readonly email: string;
  readonly name: string | null;
  readonly kind: "client" | "colleague" | "guest";
  /** Language and zone in which they will read it: a guest's are the host's. */
  readonly locale: string;
  readonly timeZone: string;
  /** The name only stood beside the address, so the host should look. */
  readonly unsure?: true;
};

/**
 * Everyone whom the typed values invite, once each, client before colleague before guest (docs/design/product.md#13).
 * An address is a guest's whether or not it has an account (docs/design/product.md#14). What cannot be read yet is left
 * out: sending names it.
 */
export function recipientsOf(values: TypedValues, people: People, readAddresses: ReadAddresses): TypedRecipient[] {
  const { host, clients, colleagues } = people;
  const chosenIds = new Set(values[OTHERS]);
  const client = clients.filter(({ relationshipId }) => relationshipId === typedIn(values, "relationshipId"));
  const others = [...clients, ...colleagues].filter(({ userId }) => chosenIds.has(userId));
  const guests = readAddresses(typedIn(values, "inviteeEmails")).entries.map(
    ({ email, name, unsure }): TypedRecipient => {
      const guest = { email, name: name ?? null, kind: "guest", locale: host.locale, timeZone: host.timeZone } as const;
      return unsure ? { ...guest, unsure } : guest;
    },
  );
  const byEmail = new Map<string, TypedRecipient>();
  for (const recipient of [...[...client, ...others].map(knownRecipient), ...guests]) {
    if (!byEmail.has(recipient.email)) byEmail.set(recipient.email, recipient);
  }
  return [...byEmail.values()];
}

function knownRecipient({ email, name, relationshipId, locale, timeZone }: Invitable): TypedRecipient {
  return { email, name, kind: relationshipId === null ? "colleague" : "client", locale, timeZone };
}
