import { setTimeout as delay } from "node:timers/promises";
import { startResendStandIn } from "@/e2e/servers/resend-stand-in";
import type { Goal } from "@/scripts/bench/goal";
import { answerTo, loadOn, median, quantile } from "@/scripts/bench/load";
import type { Plan } from "@/scripts/bench/pairs";
import type { Product } from "@/scripts/bench/product";
import { createWith } from "@/scripts/bench/scenarios";

/** What the mails of a meeting have to do with its answer. */
export function mailGoals(product: Product, plan: Plan): Goal[] {
  const goal = (number: number, name: string, what: string, pass: string, measure: () => Promise<number>) => ({
    ...{ number, name, what, pass },
    measure: async () => ({ ratio: await measure() }),
  });
  return [
    goal(7, "first-mail", "p95 from the answer to the first mail at 20 meetings/s, ms", "≤ 100", () =>
      delayToFirstMail(product, 20, 5),
    ),
    goal(15, "pacing", "time for 100 mails at 20/s ÷ N/r", "≤ 1.1", () => pacing(product, 100, 20)),
    goal(4, "slow-provider", "POST p50 with 100 invitees, provider 200 ms ÷ 0 ms", "≤ 1.15", () =>
      slowdownBySlowProvider(product, plan),
    ),
  ];
}

/** Milliseconds from the answer to the first mail at the provider, at so many meetings a second. Goal 7. */
async function delayToFirstMail(product: Product, meetingsPerSecond: number, seconds: number): Promise<number> {
  const resend = await startResendStandIn();
  const worker = await product.startWorker(resend, 100_000);
  const answered = new Map<string, number>();
  const create = async () => {
    const ask = createWith(1)();
    await answerTo(product.url, ask);
    answered.set(/g\d+-0@guests\.example/.exec(ask.body ?? "")?.[0] ?? "", Date.now());
  };
  await create();
  await resend.until(() => resend.accepted.length === 1);
  for (let left = meetingsPerSecond * seconds; left > 0; left -= 1) {
    await Promise.all([create(), delay(1000 / meetingsPerSecond)]);
  }
  await resend.until(() => resend.accepted.length >= answered.size);
  await worker.stop();
  await resend.close();
  const delays = resend.accepted.flatMap(({ acceptedAt, to: [to = ""] }) => {
    const since = answered.get(to);
    return since === undefined ? [] : [acceptedAt - since];
  });
  return quantile(delays.slice(1), 0.95);
}

/** How much longer a create with 100 guests takes half of the time when each mail takes the provider 200 ms. Goal 4. */
async function slowdownBySlowProvider(product: Product, { pairs, seconds }: Plan): Promise<number> {
  const ratios: number[] = [];
  for (let pair = 0; pair < pairs; pair += 1) {
    const p50 = async (milliseconds: number) => {
      const resend = await startResendStandIn();
      if (milliseconds > 0) resend.addFaults({ kind: "slow", milliseconds, times: 20_000 });
      const worker = await product.startWorker(resend, 100_000);
      const load = await loadOn(product, createWith(100), { seconds, requests: 20 }, 2);
      await worker.stop();
      await resend.close();
      return load.p50;
    };
    const fast = await p50(0);
    ratios.push((await p50(200)) / fast);
  }
  return median(ratios);
}

/** Time for so many mails against what the rate alone would take. Goal 15. */
async function pacing(product: Product, mails: number, perSecond: number): Promise<number> {
  const resend = await startResendStandIn();
  await answerTo(product.url, createWith(mails)());
  const worker = await product.startWorker(resend, perSecond);
  await resend.until(() => resend.accepted.length === 1);
  const startedAt = performance.now();
  await resend.until(() => resend.accepted.length === mails);
  const elapsed = performance.now() - startedAt;
  await worker.stop();
  await resend.close();
  return elapsed / (((mails - 1) / perSecond) * 1000);
}
