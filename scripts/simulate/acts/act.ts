/** The people of a life, by their names in a script. */
export const HOST = "dana";
export const COLLEAGUES = ["lena", "timo"] as const;
export const CLIENTS = ["mara", "nora"] as const;
/** Registered and not known to the host: reached by address. `uma` has not proved her address at first. */
export const REGISTERED = ["cleo", "uma"] as const;
export const GUESTS = ["bo", "cy", "di", "ed", "flo", "gus"] as const;

export type Who = string;

/** Who somebody is when a life begins: `related` says a client of the host. */
export function castOf(who: Who): { hasAccount: boolean; verified: boolean; related: boolean } {
  const related = CLIENTS.some((one) => one === who);
  const hasAccount = related || [HOST, ...COLLEAGUES, ...REGISTERED].some((one) => one === who);
  return { hasAccount, verified: who !== "uma", related };
}

export type Place = { readonly type: "video" | "phone" | "in_person"; readonly value?: string };
export type Response = "accepted" | "declined" | "tentative";

/** What a host says of a meeting; left out stays, or is the default. Times count in minutes from the life's beginning. */
export type Fields = {
  readonly title?: string;
  readonly description?: string | null;
  readonly start?: number;
  readonly minutes?: number;
  readonly timeZone?: string;
  readonly location?: Place;
  readonly disclosure?: "neutral" | "full";
  readonly reminders?: "none" | "day_before" | "ten_minutes_before" | "both";
  /** The client that is invited as such; null takes them out again. */
  readonly client?: Who | null;
  readonly colleagues?: readonly Who[];
  readonly addresses?: readonly Who[];
};

/** By whose hands an act of a host comes: a program, the app's own calls, or a form. */
export type By = "key" | "app" | "form";
export type AnswerBy = "page" | "app" | "key" | "email";

export type Deed =
  | {
      readonly do: "schedule";
      readonly by: By;
      readonly instant: boolean;
      readonly skip: boolean;
      readonly set: Fields;
    }
  | { readonly do: "update"; readonly by: By; readonly set: Fields; readonly quietly?: boolean }
  | { readonly do: "invite" | "remove"; readonly who: Who }
  | {
      readonly do: "answer";
      readonly by: AnswerBy;
      readonly who: Who;
      readonly response: Response;
      readonly note: string;
      readonly old?: boolean;
    }
  | {
      readonly do: "propose";
      readonly by: "page" | "app" | "key";
      readonly who: Who;
      readonly starts: readonly number[];
      readonly note: string;
    }
  | { readonly do: "decide"; readonly by: "app" | "key"; readonly who: Who; readonly accept: boolean }
  | { readonly do: "undo" }
  | { readonly do: "cancel"; readonly by: By; readonly reason: string }
  | { readonly do: "resend" | "rotate"; readonly who: Who }
  | { readonly do: "message"; readonly by: "app" | "key"; readonly who: Who; readonly body: string }
  | { readonly do: "verify" | "deactivate" | "end_relationship" | "erase"; readonly who: Who }
  | { readonly do: "template"; readonly key: string; readonly on: boolean }
  | { readonly do: "profile"; readonly who: Who; readonly set: Profile }
  | { readonly do: "connect" | "disconnect"; readonly who: Who; readonly shares?: boolean; readonly beside?: boolean }
  | { readonly do: "move_there"; readonly who: Who; readonly start: number }
  | { readonly do: "answer_there"; readonly who: Who; readonly response: Response }
  | { readonly do: "delete_there"; readonly who: Who }
  | { readonly do: "bounce"; readonly who: Who; readonly how: "delivered" | "bounced" | "complained" }
  | { readonly do: "wait"; readonly until: number }
  | { readonly do: "stranger"; readonly by: "app" | "key"; readonly turn: number };

export type Profile = {
  readonly locale?: string;
  readonly timeZone?: string;
  readonly updateMails?: "always" | "without_calendar" | "never";
};

/** What goes wrong at the provider of mail with the next requests after the act. */
export type MailFault = "refused" | "busy" | "reset_before" | "reset_after" | "lost_answer" | "html";

/** What goes wrong with the next requests at the server of a CalDAV calendar: not done, lost on the way there, or on the way back. */
export type CalendarFault = "calendar_refused" | "calendar_lost" | "calendar_unheard";

/** The weather of an act in the table when there was nothing to do it with. */
export const IDLE = "idle";

/** What happens before the next act: the world comes to rest, does what is due at once, or nothing yet. */
export type Then = "quiet" | "work" | "nothing";

/** One act of a life. `meeting` counts from 0; acts that concern none have 0 as well. */
export type Act = Deed & {
  readonly meeting: number;
  readonly after: Then;
  readonly faults?: readonly MailFault[];
  readonly calendarFaults?: readonly CalendarFault[];
  readonly kill?: Kill;
};

/**
 * The process dies at this statement: in the request of the act, which whoever asked then repeats in the same words, or in
 * the work that comes after it.
 */
export type Kill = {
  readonly in: "request" | "work";
  readonly statement: number;
  readonly when: "before" | "after";
};

/** A life as it is kept: the people as they begin, and what they do. */
export type Script = {
  readonly seed: number;
  readonly life: number;
  /** When it begins, epoch milliseconds. */
  readonly begins: number;
  readonly people: Readonly<
    Record<
      Who,
      {
        readonly locale: string;
        readonly timeZone: string;
        readonly updateMails: "always" | "without_calendar" | "never";
      }
    >
  >;
  readonly acts: readonly Act[];
  /** Whose calendar stands at a CalDAV server; that of the others at Google. */
  readonly caldav?: readonly Who[];
  /** Asked over HTTP of the web server of a build, and not of the handlers in this process. */
  readonly http?: boolean;
};
