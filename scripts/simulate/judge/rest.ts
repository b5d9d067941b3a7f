import { judgeApi } from "@/scripts/simulate/judge/api";
import { judgeConnected } from "@/scripts/simulate/judge/calendars";
import { judgeDeliveries } from "@/scripts/simulate/judge/deliveries";
import { judgeCalendars } from "@/scripts/simulate/judge/email";
import { judgeHistory } from "@/scripts/simulate/judge/history";
import { judgeInApp } from "@/scripts/simulate/judge/in-app";
import { judgeLogs } from "@/scripts/simulate/judge/logs";
import { judgeState } from "@/scripts/simulate/judge/state";
import { judgeGuards } from "@/scripts/simulate/judge/stranger";
import type { Model } from "@/scripts/simulate/model/model";
import type { Email } from "@/scripts/simulate/world/deliveries";
import type { World } from "@/scripts/simulate/world/world";

/** Everything that must hold when the world has come to rest. The host looks at the meetings that acts were about. */
export async function judgeRest(
  world: World,
  model: Model,
  emails: readonly Email[],
  which: ReadonlySet<number>,
): Promise<void> {
  judgeCalendars(world, model, emails);
  await judgeConnected(world, model);
  await judgeDeliveries(world, model, emails);
  await judgeState(world, model, which);
  await judgeInApp(world, model);
  judgeApi(world);
  judgeLogs(world);
}

/** What is asked once, at the end of a life: who may not know still does not. */
export async function judgeEnd(world: World, model: Model, life: number): Promise<void> {
  await judgeHistory(world);
  await judgeGuards(world, model, life);
  judgeApi(world);
  judgeLogs(world);
}
