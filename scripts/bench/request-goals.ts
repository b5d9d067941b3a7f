import type { Goal } from "@/scripts/bench/goal";
import type { Ask, Load, Served } from "@/scripts/bench/load";
import { type Plan, ratioOf, type Side } from "@/scripts/bench/pairs";
import type { Product } from "@/scripts/bench/product";
import { aKnownMeeting, asks, createWith, createWithMembers, echoOf } from "@/scripts/bench/scenarios";

/** What one request takes, against a bare app of the same kind or against another request. */
export function requestGoals(product: Product, startBare: () => Promise<Served>, plan: Plan): Goal[] {
  const bare = once(startBare);
  const known = once(async () => asks(await aKnownMeeting(product)));
  const [three, hundred] = [createWith(3), createWith(100)];
  const ours = (next: () => Ask): Side => ({ server: product, next });
  const goal = (number: number, name: string, what: string, pass: string, sides: () => Promise<[Side, Side]>) => ({
    ...{ number, name, what, pass },
    measure: async () => ratioOf(plan, await sides(), figureOf(name)),
  });
  const overBare = async (path: () => Ask, next: () => Ask): Promise<[Side, Side]> => [
    { server: await bare(), next: path },
    ours(next),
  ];
  return [
    goal(1, "post", "POST, 3 invitees: CPU of an echo ÷ ours", "≥ 0.45", () => overBare(echoOf(three), three)),
    goal(3, "hundred", "CPU of POST, 100 invitees ÷ 3", "≤ 2", async () => [ours(hundred), ours(three)]),
    goal(8, "ics", "calendar file: CPU of bare JSON ÷ ours", "≥ 0.6", async () =>
      overBare((await known()).bareJson, (await known()).file),
    ),
    goal(9, "guest", "guest page: CPU of a bare page ÷ ours", "≥ 0.75", async () =>
      overBare((await known()).barePage, (await known()).guestPage),
    ),
    goal(12, "patch", "CPU of PATCH without a change ÷ GET", "≤ 1.5", async () => [
      ours((await known()).unchanged),
      ours((await known()).view),
    ]),
    goal(16, "same-people", "creates/s at 32 at once, the same 100 users ÷ others", "≥ 0.85", async () => [
      ours(createWithMembers("same")),
      ours(createWithMembers("spread")),
    ]),
  ];
}

function figureOf(name: string): keyof Load {
  return name === "same-people" ? "perSecond" : "cpu";
}

function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined;
  return () => {
    made ??= make();
    return made;
  };
}
