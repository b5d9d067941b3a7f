/** What a calendar shall say of a meeting: finished words, neutral or full as the meeting's disclosure has it. */
export type EventBody = {
  /** The meeting's iCalendar UID: one event per calendar has it. */
  readonly uid: string;
  /** The meeting's revision that this is; grows with every change. */
  readonly revision: number;
  /** That of the newest message to the calendar's owner, or what was announced last; a copy with a higher one keeps it. */
  readonly sequence: number;
  /** When that message was written, if it was an email, in epoch milliseconds; null otherwise. */
  readonly stampedAt: number | null;
  /** Whom events with people name as their organizer: an address of ours, under the host's name. */
  readonly organizer: { readonly name: string; readonly email: string };
  readonly title: string;
  /** Plain text; empty for none. */
  readonly description: string;
  readonly place: string | null;
  /** Epoch milliseconds. */
  readonly startsAt: number;
  readonly endsAt: number;
  /** The meeting's zone (IANA), in which calendars show it. */
  readonly timeZone: string;
  /** Everyone the event names, in order. */
  readonly attendees: readonly EventAttendee[];
  /** What becomes of the provider's own video call in the event. A provider without calls keeps none. */
  readonly call: "create" | "remove" | "keep";
};

export type EventAttendee = {
  readonly email: string;
  readonly name: string | null;
  readonly response: "needs_action" | "accepted" | "declined" | "tentative";
};

/** Where the provider keeps the event, and which version it was when we last wrote it. */
export type StoredEvent = {
  /** Google's event id; the resource's address in CalDAV. */
  readonly externalId: string;
  /** Null where the server gives none: then changes made in the calendar cannot be told from ours. */
  readonly etag: string | null;
};

/** What was written. `callUrl`: where the event's video call takes place; null for none, and while it is still being made. */
export type WrittenEvent = StoredEvent & { readonly callUrl: string | null };

/** An event as the calendar holds it now, also one that we did not make. */
export type CalendarCopy = WrittenEvent & {
  readonly uid: string;
  readonly title: string;
  readonly description: string;
  readonly place: string | null;
  /** Epoch milliseconds; null for an event of whole days. */
  readonly startsAt: number | null;
  readonly endsAt: number | null;
  readonly attendees: readonly EventAttendee[];
  /** Addresses among them that are no guests: the owner's own, and rooms. */
  readonly notGuests?: readonly string[];
  /** Whether a video call is still being made for it. */
  readonly callComes: boolean;
  /** Its SEQUENCE and organizer, as `identityOf` writes it; undefined where the provider keeps its own. */
  readonly sequence?: number;
  readonly organizer?: string | null;
  /** The connection of ours that its event names as its writer; null for none, undefined where events name none. */
  readonly writer?: string | null;
  /** False: something in it could make a server or a program mail the people in it. Undefined where nothing can. */
  readonly silent?: boolean;
  /** Somebody called it off in the calendar and left it there. Missing where the provider takes that for a deletion. */
  readonly cancelled?: boolean;
  /** Whether the connected account organizes it. False: somebody else's event that came into this calendar. */
  readonly own: boolean;
};

/** One calendar of an account. */
export type CalendarChoice = {
  readonly id: string;
  readonly name: string;
  readonly primary: boolean;
  readonly writable: boolean;
};

/** Time that is taken, in epoch milliseconds. Title and iCalendar UID are null where the provider keeps them to itself. */
export type BusySpan = {
  readonly startsAt: number;
  readonly endsAt: number;
  readonly title: string | null;
  readonly uid: string | null;
};

/** What calendars say of a span of time. */
export type BusyReading = {
  readonly spans: readonly BusySpan[];
  /** Titles of events that nobody can read, or not all of; empty where there is none. Their time may be taken. */
  readonly unreadEvents: readonly string[];
  /** Whether it speaks for all calendars that were asked for. Where one did not answer, trying again may help. */
  readonly complete: boolean;
};

/** What has happened in the calendar since the last time. */
export type CalendarChanges = {
  /** Every event from `from` on is among `changed`, so what is missing there is gone. */
  readonly complete: boolean;
  readonly changed: readonly CalendarCopy[];
  /** External ids of events that are gone. */
  readonly removed: readonly string[];
  /** Where to go on the next time. */
  readonly syncToken: string;
};

/** A provider's word that it will call us when the calendar changes. */
export type CalendarWatch = { readonly resourceId: string; readonly expiresAt: number };

/**
 * One connected account at a calendar provider. Every method throws `CalendarError` where the provider did not do what was
 * asked, ends within the provider's time-out, and tries nothing again by itself: whoever calls decides.
 */
export type CalendarAdapter = {
  readonly provider: "google" | "caldav";
  listCalendars(): Promise<readonly CalendarChoice[]>;
  /** Creates the event. @throws CalendarError `conflict` when the calendar has one with this UID: find it and update that. */
  pushEvent(body: EventBody): Promise<WrittenEvent>;
  /**
   * Makes the event say what `body` says and leaves alone what it does not know of. `stored.etag` null: whatever its version.
   * With `own` false it is somebody else's: then only this calendar's copy changes, nothing that its organizer alone decides.
   * @throws CalendarError `conflict` when it is not the version that `stored` says, `gone` when it is not there
   */
  updateEvent(stored: StoredEvent & { readonly own?: boolean }, body: EventBody): Promise<WrittenEvent>;
  /**
   * Takes the event as it is over into another calendar of the account, named as `listCalendars` does.
   * @throws CalendarError `gone` when it is not in this one
   */
  moveEvent(stored: StoredEvent, calendarId: string): Promise<StoredEvent>;
  /** Whatever its version; one that is gone already is as good. */
  deleteEvent(stored: StoredEvent): Promise<void>;
  /** The event with this UID, whoever made it; of several the account's own. Null when there is none. */
  findEvent(uid: string): Promise<CalendarCopy | null>;
  /** Null when it is gone. */
  readEvent(externalId: string): Promise<CalendarCopy | null>;
  /** Events that count as free are not among them. `calendarIds` as `listCalendars` names them. */
  listBusy(within: { startsAt: number; endsAt: number }, calendarIds: readonly string[]): Promise<BusyReading>;
  /**
   * All pages of what changed since `syncToken`, or of all events that end after `from` where there is none or the provider
   * has forgotten it.
   */
  listChanges(syncToken: string | null, from: number): Promise<CalendarChanges>;
  /** Missing where the provider cannot call us. @param channel an id of ours and the secret that its calls shall carry */
  watch?(channel: { id: string; token: string; address: string }): Promise<CalendarWatch>;
  stopWatching?(channel: { id: string; resourceId: string }): Promise<void>;
  /** Tells the provider that we are done with the account. */
  revoke(): Promise<void>;
};

/** What an adapter is made from: a row of `calendar_connections` with its credentials unsealed. */
export type ConnectedCalendar = {
  readonly connectionId: string;
  readonly provider: "google" | "caldav";
  /** JSON, in the shape that the provider's adapter gave when the account was connected. */
  readonly credentials: string;
  readonly calendarId: string;
};

/** Undefined where the provider is not configured any more. */
export type CalendarFor = (connected: ConnectedCalendar) => CalendarAdapter | undefined;

/**
 * Why a calendar did not do what was asked.
 *
 * - `broken`: the account does not let us in any more; nothing helps but connecting again.
 * - `conflict`: somebody else has changed the event, or made one with this UID.
 * - `gone`: the event is not there.
 * - `rate_limited`, `temporary`: no for now; nothing was done.
 * - `ambiguous`: no answer that can be trusted, it may have been done. Look before trying again.
 * - `permanent`: trying the same again cannot help: `calendar_read_only`, `calendar_missing`, `refused`.
 */
export class CalendarError extends Error {
  override readonly name = "CalendarError";

  constructor(
    readonly kind: "broken" | "conflict" | "gone" | "rate_limited" | "temporary" | "ambiguous" | "permanent",
    /** Short code without personal data, stored and shown in words: `access_revoked`, `timeout`. */
    readonly reason: string,
    readonly retryAfterSeconds?: number,
  ) {
    super(`The calendar did not do what was asked: ${reason}.`);
  }
}
