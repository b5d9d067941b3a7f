import { parseArgs } from "node:util";
import { startProduct } from "@/scripts/bench/product";
import { seed } from "@/scripts/bench/seed";
import { tellingOf, timedDoors } from "@/scripts/bench/timing";
import { runScript } from "@/scripts/terminal";

// `npm run bench:timing [-- --pairs 2000]`: whether the time of an answer tells that an address has an account
// (docs/design/security.md#P-25). It measures one door after another on a machine that should be quiet, and never fails.

const BAR = 0.55;
const { values } = parseArgs({ options: { pairs: { type: "string", default: "2000" } } });
const pairs = Number(values.pairs);

runScript(async () => {
  await using things = new AsyncDisposableStack();
  const product = await startProduct(things, (databaseUrl) => seed(databaseUrl, 1_000));
  const rows: Record<string, object> = {};
  for (const door of await timedDoors(product)) {
    const { auc, difference } = await tellingOf(door, pairs);
    const held = auc <= BAR || Math.abs(difference) < 2;
    rows[door.name] = { auc: auc.toFixed(3), "median difference, ms": difference.toFixed(2), held };
  }
  console.log(
    `\n${pairs} pairs of a registered and an unknown address each; AUC at most ${BAR}, or under 2 ms between the medians.`,
  );
  console.table(rows);
});
