import { CLIENTS, COLLEAGUES, type Fields, type Who } from "@/scripts/simulate/acts/act";
import type { InviteeState, MeetingState, PersonState } from "@/scripts/simulate/model/state";

type Wanted = { readonly who: Who; readonly kind: InviteeState["kind"]; readonly byAddress: boolean };

/** Whom a host asks for, as the rules of resolving see them; undefined where one of them cannot be invited. */
export function wantedOf(
  person: (who: Who) => PersonState,
  { client, colleagues, addresses }: Required<Pick<Fields, "client" | "colleagues" | "addresses">>,
  invited: readonly Who[] = [],
): Wanted[] | undefined {
  const wanted: Wanted[] = [];
  const add = (one: Wanted) => void (wanted.some(({ who }) => who === one.who) || wanted.push(one));
  const stays = (who: Who) => invited.includes(who);
  if (client) {
    const { related, active } = person(client);
    if (!(related && active) && !stays(client)) return undefined;
    add({ who: client, kind: "client", byAddress: false });
  }
  for (const who of colleagues) {
    if (!person(who).active && !stays(who)) return undefined;
    add({ who, kind: "internal", byAddress: false });
  }
  for (const who of addresses) {
    const { hasAccount, verified, active } = person(who);
    add({ who, kind: hasAccount && verified && active ? "internal" : "external", byAddress: true });
  }
  return wanted;
}

/** Whom a change leaves invited: lists that it does not name stay. */
export function keptLists(meeting: MeetingState, set: Fields) {
  const current = meeting.invitees.filter(({ removed }) => !removed);
  const byId = current.filter(({ kind, who }) => kind === "internal" && isKnown(who)).map(({ who }) => who);
  const byAddress = current.filter(({ who }) => !isKnown(who)).map(({ who }) => who);
  return {
    client: set.client === undefined ? meeting.client : set.client,
    colleagues: set.colleagues ?? byId,
    addresses: set.addresses ?? byAddress,
  };
}

function isKnown(who: Who): boolean {
  return [...COLLEAGUES, ...CLIENTS].some((one) => one === who);
}

/** Brings the list of invitees to the wanted people with the least change. */
export function reconcile(meeting: MeetingState, wanted: readonly Wanted[]) {
  const kept = new Set<InviteeState>();
  const added: InviteeState[] = [];
  let restored = 0;
  for (const one of wanted) {
    const rows = meeting.invitees.filter(({ who, erased }) => who === one.who && !erased);
    const row = rows.find(({ removed }) => !removed) ?? rows.findLast(({ removed, out }) => removed && !out);
    if (!row) {
      added.push(newInvitee(one));
      continue;
    }
    kept.add(row);
    restored += row.removed ? 1 : 0;
    row.removed = false;
    if (rank(one.kind) > rank(row.kind)) Object.assign(row, { kind: one.kind, linked: true });
  }
  const removed = meeting.invitees.filter((row) => !row.removed && !kept.has(row));
  for (const row of removed) row.removed = true;
  const comesBack = added.some(({ who }) => meeting.invitees.some((row) => row.who === who && row.out && !row.erased));
  meeting.invitees.push(...added);
  return { changed: added.length + removed.length + restored > 0, newNumber: removed.length > 0 || comesBack };
}

function rank(kind: InviteeState["kind"]): number {
  return ["external", "internal", "client"].indexOf(kind);
}

export function newInvitee({ who, kind, byAddress }: Wanted): InviteeState {
  return {
    who,
    kind,
    linked: kind !== "external",
    asGuest: byAddress,
    removed: false,
    out: false,
    erased: false,
    answer: "needs_action",
    note: null,
    knows: undefined,
    emailed: undefined,
    cancelled: false,
    booked: false,
    pending: undefined,
    repliedTo: -1,
    reminded: [],
  };
}
