/** Whether the text is one telephone number and nothing else. `(0)` is written, never dialled after a country's code. Pure. */
export function isPhoneNumber(text: string): boolean {
  return /^\+?[\d ()/.-]{5,30}$/.test(text) && !text.includes("(0)");
}
