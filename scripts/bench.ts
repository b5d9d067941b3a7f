import { parseArgs } from "node:util";
import { startBareApp } from "@/scripts/bench/bare-app";
import { delayToFirstMail, pacing, slowdownBySlowProvider } from "@/scripts/bench/mail-goals";
import { type Plan, type Row, ratioOf, type Side, told } from "@/scripts/bench/pairs";
import { answers, type Product, startProduct } from "@/scripts/bench/product";
import { aKnownMeeting, asks, createWith, echoOf } from "@/scripts/bench/scenarios";
import { seed } from "@/scripts/bench/seed";
import { runScript } from "@/scripts/terminal";

// `npm run bench [-- --pairs 5 --seconds 3 --meetings 10000 --many 1000000 --only 1,8]`: how the product stands against its
// goals, each a ratio inside this one run on this one machine. It measures and never fails.

const { values } = parseArgs({
  options: {
    seconds: { type: "string", default: "3" },
    pairs: { type: "string", default: "5" },
    meetings: { type: "string", default: "10000" },
    many: { type: "string" },
    only: { type: "string" },
  },
});
const plan: Plan = { pairs: Number(values.pairs), seconds: Number(values.seconds) };

runScript(async () => {
  await using things = new AsyncDisposableStack();
  const product = await productWith(things, Number(values.meetings));
  const rows = [...(await mailGoals(product)), ...(await ratios(things, product))];
  if (values.many !== undefined) rows.push(...(await growth(product, await productWith(things, Number(values.many)))));
  console.log(
    `\nMedians of ${plan.pairs} pairs of ${plan.seconds} s at 32 connections, ${values.meetings} meetings stored.`,
  );
  console.table(Object.fromEntries(rows.map(({ goal, ...row }) => [goal, row])));
});

function isWanted(goal: string): boolean {
  const [number = ""] = goal.split(" ");
  return values.only === undefined || values.only.split(",").includes(number);
}

function productWith(things: AsyncDisposableStack, meetings: number): Promise<Product> {
  return startProduct(things, (databaseUrl) => seed(databaseUrl, meetings));
}

async function mailGoals(product: Product): Promise<Row[]> {
  const goals: [string, string, () => Promise<number>][] = [
    ["7 p95 from answer to first mail at 20 meetings/s, ms", "≤ 100", () => delayToFirstMail(product, 20, 5)],
    ["15 time for 100 mails at 20/s ÷ N/r", "≤ 1.1", () => pacing(product, 100, 20)],
    ["4 POST p50 with 100 invitees, provider 200 ms ÷ 0 ms", "≤ 1.15", () => slowdownBySlowProvider(product, plan)],
  ];
  const rows: Row[] = [];
  for (const [goal, pass, measure] of goals) {
    if (isWanted(goal)) rows.push(told({ goal, pass, measured: (await measure()).toFixed(2) }));
  }
  return rows;
}

async function ratios(things: AsyncDisposableStack, product: Product): Promise<Row[]> {
  const bare = await startBareApp(things, answers);
  const { view, file, guestPage, unchanged, bareJson, barePage } = asks(await aKnownMeeting(product));
  const [ours, theirs] = [product, bare].map(
    (server) =>
      (next: Side["next"]): Side => ({ server, next }),
  );
  if (!ours || !theirs) return [];
  const [three, hundred] = [createWith(3), createWith(100)];
  const goals: [string, string, Side, Side][] = [
    ["1 POST, 3 invitees: CPU of an echo ÷ ours", "≥ 0.45", theirs(echoOf(three)), ours(three)],
    ["3 CPU of POST, 100 invitees ÷ 3", "≤ 2", ours(hundred), ours(three)],
    ["8 calendar file: CPU of bare JSON ÷ ours", "≥ 0.6", theirs(bareJson), ours(file)],
    ["9 guest page: CPU of a bare page ÷ ours", "≥ 0.75", theirs(barePage), ours(guestPage)],
    ["12 CPU of PATCH without a change ÷ GET", "≤ 1.5", ours(unchanged), ours(view)],
  ];
  const rows: Row[] = [];
  for (const [goal, pass, over, under] of goals) {
    if (isWanted(goal)) rows.push(await ratioOf(plan, goal, pass, [over, under]));
  }
  return rows;
}

async function growth(small: Product, large: Product): Promise<Row[]> {
  const [here, there] = [asks(await aKnownMeeting(small)), asks(await aKnownMeeting(large))];
  const rows: Row[] = [];
  for (const [what, few, many] of [
    ["POST", createWith(3), createWith(3)],
    ["calendar file", here.file, there.file],
    ["guest page", here.guestPage, there.guestPage],
    ["list", here.list, there.list],
  ] as const) {
    const sides = [
      { server: large, next: many },
      { server: small, next: few },
    ] as const;
    rows.push(
      await ratioOf(plan, `11 ${what}: p50 with ${values.many} ÷ ${values.meetings} meetings`, "≤ 1.3", sides, "p50"),
    );
  }
  return rows;
}
