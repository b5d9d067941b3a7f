import type { Effects } from "@/lib/effects/effects";
import { type JobHandlers, jobNames } from "@/lib/outbox/jobs";
import { underLabel } from "@/server/measure-requests";

/** Handlers whose statements are counted under the name of their job. */
export function measuredHandlers(handlers: JobHandlers<Effects>): JobHandlers<Effects> {
  const measured = jobNames.map((name) => [
    name,
    (...given: unknown[]) => underLabel(name, () => Reflect.apply(handlers[name], undefined, given)),
  ]);
  // Safe: each name stands for the handler of that name.
  return Object.fromEntries(measured) as JobHandlers<Effects>;
}
