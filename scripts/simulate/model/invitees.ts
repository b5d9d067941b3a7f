import { CLIENTS, COLLEAGUES, type Fields, type Who } from "@/scripts/simulate/acts/act";
import type { Lists } from "@/scripts/simulate/acts/lists";
import type { InviteeState, MeetingState, PersonState } from "@/scripts/simulate/model/state";

type Wanted = Pick<InviteeState, "who" | "kind" | "asGuest">;

const KNOWN: readonly Who[] = [...COLLEAGUES, ...CLIENTS];
const RANKS = ["external", "internal", "client"] as const;

/** Whom a host asks for, as the rules of resolving see them; undefined where one of them cannot be invited. */
export function wantedOf(
  person: (who: Who) => PersonState,
  { client, colleagues, addresses }: Lists,
  invited: readonly Who[] = [],
): Wanted[] | undefined {
  const clients = client ? [client] : [];
  const may = (who: Who, related: boolean) => invited.includes(who) || (person(who).active && related);
  if (!clients.every((who) => may(who, person(who).related)) || !colleagues.every((who) => may(who, true))) return;
  const linked = ({ hasAccount, verified, active }: PersonState) => hasAccount && verified && active;
  const wanted: Wanted[] = [
    ...clients.map((who) => ({ who, kind: "client" as const, asGuest: false })),
    ...colleagues.map((who) => ({ who, kind: "internal" as const, asGuest: false })),
    ...addresses.map((who) => ({ who, kind: RANKS[linked(person(who)) ? 1 : 0], asGuest: true })),
  ];
  return wanted.filter(({ who }, at) => wanted.findIndex((one) => one.who === who) === at);
}

export function keptLists({ client, invitees }: MeetingState, set: Fields): Lists {
  const current = invitees.filter(({ removed }) => !removed);
  const names = (which: (one: InviteeState) => boolean) => current.filter(which).map(({ who }) => who);
  return {
    client: set.client === undefined ? client : set.client,
    colleagues: set.colleagues ?? names(({ kind, who }) => kind === "internal" && KNOWN.includes(who)),
    addresses: set.addresses ?? names(({ who }) => !KNOWN.includes(who)),
  };
}

/** Brings the list to the wanted people with the least change. Says whether it changed, and asks for a new number. */
export function reconcile(meeting: MeetingState, wanted: readonly Wanted[]) {
  const rowOf = ({ who }: Wanted) => {
    const rows = meeting.invitees.filter((row) => row.who === who && !row.erased);
    return rows.find(({ removed }) => !removed) ?? rows.findLast(({ out }) => !out);
  };
  const matched = wanted.map((one) => ({ one, row: rowOf(one) }));
  const added = matched.flatMap(({ one, row }) => (row ? [] : newInvitee(one)));
  const gone = meeting.invitees.filter((row) => !row.removed && !matched.some((match) => match.row === row));
  const restored = matched.filter(({ row }) => row?.removed).length;
  for (const row of gone) row.removed = true;
  for (const { one, row } of matched) {
    if (!row) continue;
    Object.assign(row, { removed: false }, row.removed && { anew: true });
    if (RANKS.indexOf(one.kind) > RANKS.indexOf(row.kind)) row.kind = one.kind;
  }
  const comesBack = added.some(({ who }) => meeting.invitees.some((row) => row.who === who && row.out && !row.erased));
  meeting.invitees.push(...added);
  return { changed: added.length + gone.length + restored > 0, newNumber: gone.length > 0 || comesBack };
}

export function newInvitee(wanted: Wanted): InviteeState {
  const flags = { anew: false, removed: false, out: false, erased: false, cancelled: false, booked: false };
  const unknown = { knows: undefined, emailed: undefined, pending: undefined, kept: undefined, proposal: undefined };
  return { ...wanted, ...flags, ...unknown, note: null, repliedTo: -1, reminded: [], answer: "needs_action" };
}
