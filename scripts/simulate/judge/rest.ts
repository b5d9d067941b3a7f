import { judgeCalendars } from "@/scripts/simulate/judge/email";
import { judgeInApp } from "@/scripts/simulate/judge/in-app";
import { judgeLogs } from "@/scripts/simulate/judge/logs";
import { judgeState } from "@/scripts/simulate/judge/state";
import type { Model } from "@/scripts/simulate/model/model";
import type { Email } from "@/scripts/simulate/world/deliveries";
import type { World } from "@/scripts/simulate/world/world";

/** Everything that must hold when the world has come to rest. */
export async function judgeRest(world: World, model: Model, emails: readonly Email[]): Promise<void> {
  judgeCalendars(world, model, emails);
  await judgeState(world, model);
  await judgeInApp(world, model);
  judgeLogs(world);
}
