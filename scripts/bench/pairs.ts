import type { Measured } from "@/scripts/bench/goal";
import { type Ask, type Load, loadOn, median, type Served } from "@/scripts/bench/load";

export type Side = { readonly server: Served; readonly next: () => Ask };
export type Plan = { readonly pairs: number; readonly seconds: number };

/** Compiled code is fast only after hundreds of calls, which a busy machine does not answer in three seconds. */
const WARM = { seconds: 3, requests: 600 };
/** A process's CPU time is counted in hundredths of a second. */
const LEAST_REQUESTS = 100;

/** One figure of one side over that of the other, in turn, so that a busy machine is busy for both: the median of the ratios. */
export async function ratioOf(
  { pairs, seconds }: Plan,
  [over, under]: readonly [Side, Side],
  figure: keyof Load = "cpu",
): Promise<Measured> {
  const run = ({ server, next }: Side, length = { seconds, requests: LEAST_REQUESTS }) => loadOn(server, next, length);
  await run(over, WARM);
  await run(under, WARM);
  const loads: [Load, Load][] = [];
  for (let pair = 0; pair < pairs; pair += 1) loads.push([await run(over), await run(under)]);
  const side = (index: 0 | 1) => {
    const middle = (name: keyof Load) => median(loads.map((pair) => pair[index][name])).toFixed(1);
    return `${middle("cpu")} ms CPU, p50 ${middle("p50")} ms, ${middle("perSecond")}/s`;
  };
  return { ratio: median(loads.map(([a, b]) => a[figure] / b[figure])), more: `${side(0)} | ${side(1)}` };
}
