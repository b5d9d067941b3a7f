/** Lengths of time in milliseconds. A `DAY` is one of 24 hours; days of a calendar can be shorter or longer. */
export const SECOND = 1_000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;
