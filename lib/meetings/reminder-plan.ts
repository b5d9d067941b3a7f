/** Which reminders a host may choose for a meeting: a day before, ten minutes before, both or none. */
export const reminderPlans = ["both", "day_before", "ten_minutes_before", "none"] as const;

export type ReminderPlan = (typeof reminderPlans)[number];
