import type { Act, Script } from "@/scripts/simulate/acts/act";
import type { Finding } from "@/scripts/simulate/judge/finding";
import { type Lived, live } from "@/scripts/simulate/live";
import type { Installation } from "@/scripts/simulate/world/world";

export type Shrunk = { readonly script: Script; readonly finding: Finding };

const MOST_REPLAYS = 200;
const MOST_MILLISECONDS = 60_000;

/** The shortest script found that the same judge still finds something in: acts are left out, then made plainer. */
export async function shrink(installation: Installation, script: Script, lived: Lived): Promise<Shrunk> {
  if (!lived.finding) throw new Error("Only a life with a finding can be made shorter.");
  let smallest: Shrunk = { script: { ...script, acts: script.acts.slice(0, lived.at + 1) }, finding: lived.finding };
  const began = performance.now();
  let replays = 0;
  const still = async (acts: readonly Act[]): Promise<boolean> => {
    if (replays >= MOST_REPLAYS || performance.now() - began > MOST_MILLISECONDS) return false;
    replays += 1;
    const tried = { ...script, acts };
    const { finding, at } = await live(installation, tried);
    if (finding?.judge !== smallest.finding.judge) return false;
    smallest = { script: { ...tried, acts: acts.slice(0, at + 1) }, finding };
    return true;
  };
  await leaveOut(() => smallest.script.acts, still);
  await simplify(() => smallest.script.acts, still);
  return smallest;
}

type Still = (acts: readonly Act[]) => Promise<boolean>;

/** Leaves out runs of acts, long ones first, then shorter ones. */
async function leaveOut(acts: () => readonly Act[], still: Still): Promise<void> {
  for (let length = Math.floor(acts().length / 2); length >= 1; length = Math.floor(length / 2)) {
    for (let from = acts().length - length; from >= 0; from -= length) {
      await still(acts().toSpliced(from, length));
    }
  }
}

/** Makes each act plainer: without faults, with quiet after it, with fewer fields and people. */
async function simplify(acts: () => readonly Act[], still: Still): Promise<void> {
  for (let at = acts().length - 1; at >= 0; at--) {
    for (const plainer of plainerForms(acts()[at])) {
      const current = acts();
      if (current[at]) await still(current.with(at, plainer));
    }
  }
}

/** Without them nothing can be scheduled. */
const NEEDED = new Set(["title", "start", "minutes"]);

function plainerForms(act: Act | undefined): Act[] {
  if (!act) return [];
  const { faults, ...calm } = act;
  const { kill, ...unkilled } = act;
  const { calendarFaults, ...answered } = act;
  const forms: Act[] = [...(faults ? [calm] : []), ...(kill ? [unkilled] : []), ...(calendarFaults ? [answered] : [])];
  if (act.after !== "quiet") forms.push({ ...act, after: "quiet" });
  if (act.do !== "schedule" && act.do !== "update") return forms;
  for (const field of Object.keys(act.set)) {
    const set = Object.fromEntries(Object.entries(act.set).filter(([name]) => name !== field));
    if (!NEEDED.has(field)) forms.push({ ...act, set });
  }
  for (const who of act.set.addresses ?? [])
    forms.push({ ...act, set: { ...act.set, addresses: (act.set.addresses ?? []).filter((one) => one !== who) } });
  return forms;
}
