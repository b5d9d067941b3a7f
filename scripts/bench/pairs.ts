import { type Ask, type Load, loadOn, median, type Served } from "@/scripts/bench/load";

export type Side = { readonly server: Served; readonly next: () => Ask };
export type Row = { readonly goal: string; readonly measured: string; readonly pass: string };
export type Plan = { readonly pairs: number; readonly seconds: number };

const WARM_SECONDS = 3;

/** One figure of one side over that of the other, in turn, so that a busy machine is busy for both: the median of the ratios. */
export async function ratioOf(
  { pairs, seconds }: Plan,
  goal: string,
  pass: string,
  [over, under]: readonly [Side, Side],
  figure: "cpu" | "p50" = "cpu",
): Promise<Row> {
  const run = ({ server, next }: Side, length = seconds) => loadOn(server, next, length);
  await run(over, WARM_SECONDS);
  await run(under, WARM_SECONDS);
  const loads: [Load, Load][] = [];
  for (let pair = 0; pair < pairs; pair += 1) loads.push([await run(over), await run(under)]);
  const side = (index: 0 | 1) => {
    const middle = (name: keyof Load) => median(loads.map((pair) => pair[index][name])).toFixed(1);
    return `${middle("cpu")} ms CPU, p50 ${middle("p50")} ms, ${middle("perSecond")}/s`;
  };
  return told(
    { goal, measured: median(loads.map(([a, b]) => a[figure] / b[figure])).toFixed(2), pass },
    `${side(0)} | ${side(1)}`,
  );
}

/** Lines come as they are measured; the table at the end repeats them. */
export function told(row: Row, more = ""): Row {
  console.log(`${row.goal}: ${row.measured} (${row.pass}) ${more}`);
  return row;
}
