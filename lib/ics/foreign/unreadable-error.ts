/**
 * Something in a calendar file that others wrote cannot be read. The part that it stands in is named as unread, never taken
 * for free time. The sentence never holds a value of the file, because it ends up in logs (docs/design/security.md#3).
 */
export class UnreadableError extends Error {
  override readonly name = "UnreadableError";

  constructor(readonly reason: "too_much" | "not_a_time" | "not_a_rule" | "unknown_zone") {
    super(`Part of a calendar file cannot be read: ${reason}.`);
  }
}
