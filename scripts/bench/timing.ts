import { setTimeout as delay } from "node:timers/promises";
import { z } from "zod";
import { actionsOfBuild, callOf } from "@/e2e/matrix/actions-of-build";
import { byScript } from "@/e2e/matrix/send-action";
import type { Product } from "@/scripts/bench/product";
import { BENCH_KEY, memberAddress } from "@/scripts/bench/seed";
import { TEST_BUILD_FOLDER } from "@/scripts/test/test-build-folder";

/** Something that anyone can ask about an address. `ask` prepares the request and answers what sends it. */
export type TimedDoor = { readonly name: string; readonly ask: (address: string) => Promise<() => Promise<Response>> };

export type Telling = {
  /** How well the time of an answer tells a registered address from another: 0.5 not at all, 1 always. */
  readonly auc: number;
  /** Median of registered minus unknown within each pair, in milliseconds. */
  readonly difference: number;
};

const MEETINGS = "/api/v1/meetings";

/** The doors of docs/design/security.md#P-25. */
export async function timedDoors(product: Product): Promise<TimedDoor[]> {
  const send = (path: string, init: RequestInit) => fetch(product.url + path, { redirect: "manual", ...init });
  const headers = { Authorization: `Bearer ${BENCH_KEY}`, "Content-Type": "application/json" };
  const schedule = (inviteeEmails: string[]) =>
    send(MEETINGS, { method: "POST", headers, body: JSON.stringify({ ...TALK, inviteeEmails }) });
  const update = async (address: string) => {
    const made = await schedule([]);
    const { id } = z.object({ id: z.uuid() }).parse(await made.json());
    const body = JSON.stringify({ inviteeEmails: [address] });
    return () => send(`${MEETINGS}/${id}`, { method: "PATCH", headers, body });
  };
  return [
    { name: "invite", ask: async (address) => () => schedule([address]) },
    { name: "update", ask: update },
    { name: "sign-in", ask: await actionDoor(product, "sign-in/actions.ts askForMail", send) },
    { name: "fresh link", ask: await actionDoor(product, "fresh-link/actions.ts askForLinkAction", send) },
  ];
}

const TALK = { title: "Talk", startsAt: "2031-06-01T10:00:00Z", durationMinutes: 50, timeZone: "Europe/Berlin" };

async function actionDoor(
  product: Product,
  name: string,
  send: (path: string, init: RequestInit) => Promise<Response>,
): Promise<TimedDoor["ask"]> {
  const action = (await actionsOfBuild(TEST_BUILD_FOLDER)).find((one) => one.name === name);
  if (!action) throw new Error(`The build has no action ${name}.`);
  return async (address) => {
    const { headers, body } = byScript({ ...callOf(action, {}), form: { email: address } });
    return () => send(action.route, { method: "POST", headers: { ...headers, Origin: product.url }, body });
  };
}

/** Asks about a registered and an unknown address in turn, each address once; which comes first is drawn. */
export async function tellingOf(door: TimedDoor, pairs: number): Promise<Telling> {
  const registered: number[] = [];
  const unknown: number[] = [];
  for (let pair = -WARM_UP; pair < pairs; pair += 1) {
    const [known, other] = [memberAddress(pair + WARM_UP), `nobody${pair + WARM_UP}@bench.example`];
    const knownFirst = Math.random() < 0.5;
    const first = await timed(door, knownFirst ? known : other);
    const second = await timed(door, knownFirst ? other : known);
    if (pair < 0) continue;
    registered.push(knownFirst ? first : second);
    unknown.push(knownFirst ? second : first);
  }
  const differences = registered.map((time, index) => time - (unknown[index] ?? 0)).toSorted((a, b) => a - b);
  return { auc: aucOf(registered, unknown), difference: differences[Math.floor(differences.length / 2)] ?? 0 };
}

/** Code that was just loaded is slow for everybody. */
const WARM_UP = 20;

async function timed({ name, ask }: TimedDoor, address: string): Promise<number> {
  const send = await ask(address);
  // What the request before queued is written before the next is measured.
  await delay(1);
  const start = performance.now();
  const answer = await send();
  const body = await answer.text();
  const time = performance.now() - start;
  const isForm = answer.headers.get("content-type")?.includes("component") ?? false;
  // A form that is taken leads on; one that is refused says why with the same status.
  if (answer.status >= 400 || (isForm && !answer.headers.has("x-action-redirect")))
    throw new Error(`${name} answered ${answer.status}, so nothing can be read from its times: ${body.slice(0, 400)}`);
  return time;
}

/** The chance that one of the first is larger than one of the second, turned so that it is at least a half. */
export function aucOf(first: readonly number[], second: readonly number[]): number {
  const all = [...first.map((time) => ({ time, isFirst: true })), ...second.map((time) => ({ time, isFirst: false }))];
  all.sort((one, other) => one.time - other.time);
  let rank = 0;
  let sum = 0;
  for (const same of Map.groupBy(all, ({ time }) => time).values()) {
    const middle = rank + (same.length + 1) / 2;
    sum += middle * same.filter(({ isFirst }) => isFirst).length;
    rank += same.length;
  }
  const auc = (sum - (first.length * (first.length + 1)) / 2) / (first.length * second.length);
  return Math.max(auc, 1 - auc);
}
