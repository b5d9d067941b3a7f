import type { MeetingView } from "@/lib/meetings/view";

/**
 * A meeting of the list; `hosting`: the reader is its host, for whom so many proposals of another time wait. `unread`: so many
 * messages of others.
 */
export type ListedMeeting = MeetingView & {
  readonly hosting: boolean;
  readonly openProposals: number;
  readonly unread: number;
};
