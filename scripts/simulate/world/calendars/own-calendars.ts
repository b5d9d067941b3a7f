import type { chooseCalendars } from "@/lib/calendars/choose-calendars";
import type { Context } from "@/lib/context";
import type { Response } from "@/scripts/simulate/acts/act";

/** A copy of a meeting in somebody's calendar, and what its owner does with it there. */
export type Copy = {
  /** Epoch milliseconds. */
  readonly start: number;
  readonly end: number;
  readonly title: string;
  /** Empty for none. */
  readonly place: string;
  /** All that it says. */
  readonly text: string;
  /** Moves it; its length stays. */
  move(start: number): Promise<void>;
  remove(): Promise<void>;
  /** Answers it. Undefined where the owner is not named in it. */
  readonly answer: ((response: Response) => Promise<void>) | undefined;
};

/** The calendars of one person, as they and their programs see them. */
export type OwnCalendars = {
  /** Connects the account; its meetings stand in its own calendar, or in the one beside it. */
  connect(ctx: Context, wishes: { readonly shares: boolean; readonly beside: boolean }): Promise<Connected>;
  /** What stands under the UID, in whichever calendar. */
  copiesOf(uid: string | undefined): Promise<readonly Copy[]>;
};

/** A connection, the account's calendar in which meetings shall stand, and all that it has. */
export type Connected = {
  readonly id: string;
  readonly calendarId: string;
  readonly known: Parameters<typeof chooseCalendars>[3];
};
