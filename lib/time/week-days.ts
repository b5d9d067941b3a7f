/** Days of the week as iCalendar names them, Monday first. */
export const weekDays = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"] as const;

export type WeekDay = (typeof weekDays)[number];

/** Something for each day of the week, in their order. Pure. */
export function eachDay<Value>(of: (day: WeekDay) => Value): Record<WeekDay, Value> {
  // Safe: every day has its entry.
  return Object.fromEntries(weekDays.map((day) => [day, of(day)])) as Record<WeekDay, Value>;
}
