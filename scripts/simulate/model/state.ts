import type { Place, Profile, Response, Who } from "@/scripts/simulate/acts/act";

type Flags<Names extends string> = Record<Names, boolean>;

/** What the model holds of a person. `related`: a client of the host. `suppressed`: has bounced or complained. */
export type PersonState = Required<Profile> & { readonly who: Who } & Flags<
    "hasAccount" | "verified" | "active" | "related" | "suppressed" | "connected"
  >;

/** Instants are epoch milliseconds. */
export type Content = Readonly<Record<"start" | "end", number> & Record<"title" | "timeZone", string>> & {
  readonly description: string | null;
  readonly place: Place;
  readonly off: boolean;
};

export type Told = { readonly content: Content; readonly sequence: number };

/**
 * `asGuest`: the host knows an address and nothing more. `out`: knows that they are out, or that it is off. `booked`: knows
 * the first state by other emails than ours. `cancelled`: so says their calendar.
 */
export type InviteeState = Flags<"asGuest" | "removed" | "out" | "erased" | "booked" | "cancelled"> & {
  readonly who: Who;
  kind: "client" | "internal" | "external";
  answer: Response | "needs_action";
  note: string | null;
  /** By whichever way; then by email alone. */
  knows: Content | undefined;
  emailed: Told | undefined;
  /** Leaves with the next work. */
  pending: (Told & { readonly again: boolean }) | undefined;
  repliedTo: number;
  reminded: readonly string[];
};

type Plain = { content: Content; disclosure: string; reminders: string; client: Who | null };
type Undo = { readonly stored: number; readonly plain: Plain; readonly invitees: readonly InviteeState[] };

/** `stored` counts what was stored, because an undo asks whether something came after the change. */
export type MeetingState = Plain &
  Record<"sequence" | "announced" | "stored", number> & {
    readonly number: number;
    readonly instant: boolean;
    announceAt: number | undefined;
    endedByHost: boolean;
    undo: Undo | undefined;
    readonly invitees: InviteeState[];
    /** What has been told under each number; one number never has two contents. */
    readonly contents: Map<number, Content>;
    /** Starts of which reminders are planned, and since when. */
    readonly planned: { readonly start: number; readonly at: number }[];
  };

/** What telling needs of the model. An entry is what an invitee is told in the app. */
export type Teller = {
  readonly person: (who: Who) => PersonState;
  readonly templatesOff: ReadonlySet<string>;
  readonly entries: Entry[];
};
export type Entry = { readonly who: Who; readonly meeting: number; readonly kind: string };

export function sameContent(one: Content, other: Content): boolean {
  const written = ({ title, description, start, end, timeZone, place, off }: Content) =>
    JSON.stringify([title, description, start, end, timeZone, place.type, place.value ?? null, off]);
  return written(one) === written(other);
}
