import { once } from "node:events";
import { Agent } from "node:http";
import type { Goal } from "@/scripts/bench/goal";
import { type Ask, answerTo, median, quantile } from "@/scripts/bench/load";
import type { Plan } from "@/scripts/bench/pairs";
import type { Product } from "@/scripts/bench/product";
import { aKnownMeeting, asks } from "@/scripts/bench/scenarios";
import { launch, stopChild, tsx } from "@/scripts/local/child";

const VISITORS = 4;

/** How long others wait while fifty strangers post 200 MB each to pages and sign-in. */
export function floodGoal(product: Product, { pairs, seconds }: Plan): Goal {
  return {
    ...{ number: 17, name: "flood", what: "p95 while 50 × 200 MB are posted ÷ p95 without", pass: "≤ 2" },
    async measure() {
      const { view, list, guestPage } = asks(await aKnownMeeting(product));
      const visits = [view(), list(), guestPage(), { path: "/sign-in" }];
      const p95 = async () => quantile(await timesOf(product.url, visits, seconds), 0.95);
      await p95();
      const rounds: [number, number][] = [];
      for (let pair = 0; pair < pairs; pair += 1) rounds.push([await p95(), await whileFlooded(product.url, p95)]);
      const middle = (index: 0 | 1) => median(rounds.map((round) => round[index])).toFixed(1);
      const ratio = median(rounds.map(([quiet, flooded]) => flooded / quiet));
      return { ratio, more: `p95 flooded ${middle(1)} ms | quiet ${middle(0)} ms` };
    },
  };
}

/** What each of a few visitors waited, who ask for one thing after the other. */
async function timesOf(url: string, visits: readonly Ask[], seconds: number): Promise<number[]> {
  const agent = new Agent({ keepAlive: true });
  const end = performance.now() + seconds * 1000;
  const times: number[] = [];
  const visitor = async (_: unknown, offset: number) => {
    for (let turn = offset; performance.now() < end; turn += 1) {
      const askedAt = performance.now();
      await answerTo(url, visits[turn % visits.length] ?? { path: "/" }, agent);
      times.push(performance.now() - askedAt);
    }
  };
  await Promise.all(Array.from({ length: VISITORS }, visitor));
  agent.destroy();
  return times;
}

async function whileFlooded<Value>(url: string, measure: () => Promise<Value>): Promise<Value> {
  const client = launch(tsx("scripts/bench/flood-client.ts", url), {});
  await once(client, "message");
  try {
    return await measure();
  } finally {
    await stopChild(client, 1_000);
  }
}
