import type { NewInvitee } from "@/lib/meetings/invitees/invitee-rules";

const rank = { external: 0, internal: 1, client: 2 };

/** An invitation as it is stored, current or removed. */
export type Invitee = {
  readonly id: string;
  readonly kind: "client" | "internal" | "external";
  readonly userId: string | null;
  readonly email: string;
  readonly removed: boolean;
  readonly tokenVersion: number;
  /** Whether the invitee was notified of the meeting and, later, that they are no longer invited. */
  readonly cancellationSent: boolean;
};

export type Reconciled = {
  readonly added: readonly NewInvitee[];
  /** Removed, but not told so yet: they come back with the answer that they gave, and with another link. */
  readonly restored: readonly Invitee[];
  readonly removed: readonly Invitee[];
  /**
   * In place: the same row for someone who has an account by now, or has become the client (docs/design/product.md#12).
   * Never back.
   */
  readonly converted: readonly { readonly id: string; readonly to: NewInvitee }[];
};

/**
 * Plans the least change from the stored invitations to the wanted people: people who stay keep their row, token,
 * answer and history. A person is the same by account or by address. Pure.
 */
export function reconcileInvitees(stored: readonly Invitee[], wanted: readonly NewInvitee[]): Reconciled {
  const current = stored.filter(({ removed }) => !removed);
  const returning = stored.filter(({ removed, cancellationSent }) => removed && !cancellationSent);
  const matched = wanted.map((invitee) => {
    const row =
      current.find((one) => isSamePerson(one, invitee)) ?? returning.findLast((one) => isSamePerson(one, invitee));
    return { invitee, row };
  });
  const kept = new Set(matched.flatMap(({ row }) => row?.id ?? []));
  return {
    added: matched.filter(({ row }) => !row).map(({ invitee }) => invitee),
    restored: matched.flatMap(({ row }) => (row?.removed ? row : [])),
    removed: current.filter(({ id }) => !kept.has(id)),
    converted: matched.flatMap(({ row, invitee }) =>
      row && rank[invitee.kind] > rank[row.kind] ? [{ id: row.id, to: invitee }] : [],
    ),
  };
}

function isSamePerson(row: Invitee, invitee: NewInvitee): boolean {
  return row.email === invitee.email || (row.userId !== null && row.userId === invitee.userId);
}
