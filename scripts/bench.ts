import { parseArgs } from "node:util";
import { startBareApp } from "@/scripts/bench/bare-app";
import { endToEndGoals } from "@/scripts/bench/end-to-end-goals";
import { floodGoal } from "@/scripts/bench/flood-goal";
import { type Goal, told } from "@/scripts/bench/goal";
import { growthGoals } from "@/scripts/bench/growth-goals";
import { mailGoals } from "@/scripts/bench/mail-goals";
import type { Plan } from "@/scripts/bench/pairs";
import { answers, type Product, startProduct } from "@/scripts/bench/product";
import { requestGoals } from "@/scripts/bench/request-goals";
import { seed } from "@/scripts/bench/seed";
import { runScript } from "@/scripts/terminal";

// `npm run bench [-- post ics … --pairs 5 --seconds 3 --meetings 10000 --many 1000000]`: how the product stands against its
// goals, each a ratio inside this one run on this one machine. Names or numbers choose goals; `growth` takes the longest and
// is left out unless chosen. It measures and never fails.

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    seconds: { type: "string", default: "3" },
    pairs: { type: "string", default: "5" },
    meetings: { type: "string", default: "10000" },
    many: { type: "string", default: "1000000" },
  },
});
const plan: Plan = { pairs: Number(values.pairs), seconds: Number(values.seconds) };

runScript(async () => {
  await using things = new AsyncDisposableStack();
  const product = await productWith(things, values.meetings);
  const goals = [
    ...endToEndGoals(product),
    ...mailGoals(product, plan),
    ...requestGoals(product, () => startBareApp(things, answers), plan),
    floodGoal(product, plan),
    ...growthGoals(product, () => productWith(things, values.many), plan),
  ];
  const rows: [string, object][] = [];
  for (const goal of goals.filter(isWanted)) {
    const measured = await goal.measure();
    rows.push([`${goal.number} ${goal.what}`, { measured: told(goal, measured), pass: goal.pass }]);
  }
  console.log(`\nMedians of ${plan.pairs} pairs of ${plan.seconds} s, ${values.meetings} meetings stored.`);
  console.table(Object.fromEntries(rows));
});

function isWanted({ name, number }: Goal): boolean {
  if (positionals.length === 0) return name !== "growth";
  return positionals.includes(name) || positionals.includes(String(number));
}

function productWith(things: AsyncDisposableStack, meetings: string): Promise<Product> {
  return startProduct(things, (databaseUrl) => seed(databaseUrl, Number(meetings)));
}
