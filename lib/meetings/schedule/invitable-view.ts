import type { ReminderPlan } from "@/lib/meetings/reminder-plan";
import type { OwnVideo } from "@/lib/meetings/schedule/own-video";

/** Someone whom the host may invite by id, and how they read what they are sent. */
export type Invitable = {
  readonly userId: string;
  /** Null for a colleague. */
  readonly relationshipId: string | null;
  readonly name: string;
  readonly email: string;
  readonly timeZone: string;
  /** The language that their mails are written in. */
  readonly locale: string;
};

/** The host's own settings: a new meeting starts from them, and guests are written to in this language and zone. */
export type InvitingHost = {
  readonly name: string;
  readonly timeZone: string;
  readonly locale: string;
  readonly disclosure: "neutral" | "full";
  /** How long a new meeting lasts. */
  readonly minutes: number;
  readonly reminders: ReminderPlan;
  readonly video: OwnVideo;
};
