import type { Place, Response, Who } from "@/scripts/simulate/acts/act";

/** What the model holds of a person, an invitee and a meeting. Instants are epoch milliseconds. */
export type PersonState = {
  readonly who: Who;
  readonly email: string;
  readonly counselor: boolean;
  hasAccount: boolean;
  verified: boolean;
  active: boolean;
  related: boolean;
  /** Has bounced or complained to this host. */
  suppressed: boolean;
  connected: boolean;
  locale: string;
  timeZone: string;
  updateMails: "always" | "without_calendar" | "never";
};

/** What people are told of a meeting. */
export type Content = {
  readonly title: string;
  readonly description: string | null;
  readonly start: number;
  readonly end: number;
  readonly timeZone: string;
  readonly place: Place;
  readonly off: boolean;
};

/** The state of a meeting that an email tells, and with which number. */
export type Told = { readonly content: Content; readonly sequence: number };

export type InviteeState = {
  readonly who: Who;
  /** Linked with an account. */
  linked: boolean;
  kind: "client" | "internal" | "external";
  /** The host knows an address and nothing more. */
  asGuest: boolean;
  removed: boolean;
  /** Knows that they are out, or that it is off. */
  out: boolean;
  erased: boolean;
  answer: Response | "needs_action";
  note: string | null;
  /** What they count as knowing, by whichever way. */
  knows: Content | undefined;
  /** What emails have brought to their calendar. */
  emailed: Told | undefined;
  cancelled: boolean;
  /** Knows the first state by other emails than ours. */
  booked: boolean;
  /** An invitation that leaves with the next work. */
  pending: (Told & { readonly again: boolean }) | undefined;
  /** The newest sequence that an answer by email was given to. */
  repliedTo: number;
  reminded: string[];
};

export type MeetingState = {
  readonly number: number;
  readonly instant: boolean;
  content: Content;
  disclosure: "neutral" | "full";
  reminders: "none" | "day_before" | "ten_minutes_before" | "both";
  client: Who | null;
  sequence: number;
  announced: number;
  /** When the last change is told. */
  announceAt: number | undefined;
  endedByHost: boolean;
  /** How many things were stored; an undo asks whether something came after the change. */
  stored: number;
  undo: Snapshot | undefined;
  invitees: InviteeState[];
  /** What has been told under each number; one number never has two contents. */
  contents: Map<number, Content>;
  /** Starts for which reminders are planned, with the instant of planning. */
  planned: { readonly start: number; readonly at: number }[];
  /** Open proposals by invitee. */
  proposals: Map<InviteeState, { readonly starts: readonly number[]; readonly note: string | null }>;
};

export type Snapshot = {
  readonly stored: number;
  readonly before: Pick<MeetingState, "content" | "disclosure" | "reminders" | "client">;
  readonly invitees: ReadonlyMap<
    InviteeState,
    { readonly removed: boolean; readonly answer: Response | "needs_action" }
  >;
  readonly after: ReadonlyMap<InviteeState, { readonly removed: boolean; readonly answer: Response | "needs_action" }>;
  readonly proposals: MeetingState["proposals"];
};

/** What an invitee is told in the app. */
export type Entry = { readonly who: Who; readonly meeting: number; readonly kind: string };

export function sameContent(one: Content, other: Content): boolean {
  return JSON.stringify(written(one)) === JSON.stringify(written(other));
}

function written({ title, description, start, end, timeZone, place, off }: Content) {
  return [title, description, start, end, timeZone, place.type, place.value ?? null, off];
}
