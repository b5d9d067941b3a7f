import { CLIENTS, COLLEAGUES, GUESTS, HOST, REGISTERED, type Who } from "@/scripts/simulate/acts/act";
import type { Chance } from "@/scripts/simulate/acts/chance";

export const EVERYBODY = [HOST, ...COLLEAGUES, ...CLIENTS, ...REGISTERED, ...GUESTS];

/** What the drawing itself has to remember, so that most acts make sense where they stand. */
export type Drawn = {
  readonly chance: Chance;
  /** Who was sent an invitation again: once a life, for the limits of sending again have tests of their own. */
  readonly resent: Set<Who>;
  readonly meetings: { client: Who | null; colleagues: Who[]; addresses: Who[]; start: number; cancelled: boolean }[];
  /** Who proposed last, so that there is something to decide. */
  proposer?: Who;
  now: number;
};
