/**
 * A calendar file that must not exist: bad input, or a result other than what was asked. It is a bug, never a mail.
 * The sentence names the field and never holds its value, because it ends up in logs (docs/design/security.md#3).
 */
export class CalendarFileError extends Error {
  override readonly name = "CalendarFileError";
}
