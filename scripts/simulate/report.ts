import { type Act, IDLE, type Script } from "@/scripts/simulate/acts/act";
import type { Told } from "@/scripts/simulate/one-life";

/** A script as people read it: one line an act. */
export function readable(script: Script): string {
  const begins = new Date(script.begins).toISOString();
  const caldav = script.caldav ? `; at a CalDAV server the calendar of ${script.caldav.join(", ")}` : "";
  return [
    `life ${script.life} of seed ${script.seed}, from ${begins}${caldav}`,
    ...script.acts.map((act, at) => `  ${at + 1}. ${lineOf(act)}`),
  ].join("\n");
}

function lineOf({ do: kind, meeting, after, faults, calendarFaults, kill, ...rest }: Act): string {
  const details = Object.entries(rest).map(([name, value]) => `${name} ${JSON.stringify(value)}`);
  const weather = faults ? [`while the provider answers ${faults.join(", ")}`] : [];
  const server = calendarFaults ? [`while the calendar server answers ${calendarFaults.join(", ")}`] : [];
  const death = kill ? [`killed ${kill.when} statement ${kill.statement} of its ${kill.in}`] : [];
  const next = { quiet: "then quiet", work: "then what is due", nothing: "and at once" }[after];
  return [`meeting ${meeting}: ${kind}`, ...details, ...weather, ...server, ...death, next].join(", ");
}

/** What lives come to in numbers. A cell is an act, the state of the invitee whom it concerns, and a fault. */
export type Totals = {
  lives: number;
  acts: number;
  readonly findings: {
    readonly life: number;
    readonly judge: string;
    readonly sentence: string;
    readonly script: Script;
  }[];
  readonly cells: Map<string, number>;
};

export function newTotals(): Totals {
  return { lives: 0, acts: 0, findings: [], cells: new Map() };
}

export function tally(totals: Totals, { acts, cells }: Told): void {
  totals.lives += 1;
  totals.acts += acts;
  for (const cell of cells) totals.cells.set(cell, (totals.cells.get(cell) ?? 0) + 1);
}

/** How often each act met each state of its invitee, in how many kinds of weather; and how often there was nothing to do it with. */
export function coverageTable({ cells }: Totals): string {
  const rows = [...cells].map(([cell, count]) => ({ cell: cell.split("|"), count }));
  const states = [...new Set(rows.map(({ cell }) => cell[1] ?? ""))].toSorted();
  const acts = [...new Set(rows.map(({ cell }) => cell[0] ?? ""))].toSorted();
  const lines = acts.map((act) => {
    const numbers = states.map((state) => {
      const met = rows.filter(({ cell }) => cell[0] === act && cell[1] === state);
      const sum = met.reduce((total, { count }) => total + count, 0);
      const done = met.filter(({ cell }) => cell[2] !== IDLE);
      const times = done.reduce((total, { count }) => total + count, 0);
      return sum === 0 ? "·" : `${times}/${done.length}${sum > times ? ` (${sum - times})` : ""}`;
    });
    return `| ${[act, ...numbers].join(" | ")} |`;
  });
  return [
    "Acts by state of the invitee: how often / in how many kinds of weather (how often there was nothing to do it with)",
    `| act | ${states.join(" | ")} |`,
    `|${"---|".repeat(states.length + 1)}`,
    ...lines,
  ].join("\n");
}
