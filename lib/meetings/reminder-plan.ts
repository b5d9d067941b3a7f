import { MINUTE } from "@/lib/time/durations";
/** Which reminders a host may choose for a meeting: a day before, ten minutes before, both or none. */
export const reminderPlans = ["both", "day_before", "ten_minutes_before", "none"] as const;

export type ReminderPlan = (typeof reminderPlans)[number];

export const reminderKinds = ["day_before", "ten_minutes_before"] as const;

export type ReminderKind = (typeof reminderKinds)[number];

/** The reminders that a plan has. Pure. */
export function kindsIn(plan: ReminderPlan): readonly ReminderKind[] {
  return plan === "both" ? reminderKinds : reminderKinds.filter((kind) => kind === plan);
}

/** When a reminder of a meeting that starts then is due. Epoch milliseconds. Pure. */
export function dueAt(kind: ReminderKind, startsAt: number): number {
  return startsAt - LEAD[kind];
}

const LEAD: Record<ReminderKind, number> = { day_before: 24 * 60 * MINUTE, ten_minutes_before: 10 * MINUTE };
