import { type Component, linesIn } from "@/lib/ics/foreign/components";
import { identityOf } from "@/lib/ics/foreign/identity";

/**
 * Whether an event takes no time of the owner's: marked as free, cancelled, or declined by any name that the owner has there,
 * the address beside it too (RFC 7986 §6.2). Values of these properties mean the same in any case (RFC 5545 §2). Where an event
 * says two things, such as two answers of one owner who was asked at two addresses, it takes its time.
 * @param owner the owner's names as `identityOf` writes them
 */
export function isFree(event: Component, owner: readonly string[]): boolean {
  if (says(event, "TRANSP", /^TRANSPARENT$/i) || says(event, "STATUS", /^CANCELL?ED$/i)) return true;
  const own = linesIn(event, "ATTENDEE").filter(({ parameters, value }) =>
    [value, parameters.get("EMAIL") ?? ""].some((name) => name !== "" && owner.includes(identityOf(name))),
  );
  const declined = own.filter(({ parameters }) => /^DECLINED$/i.test(parameters.get("PARTSTAT")?.trim() ?? ""));
  return own.length > 0 && declined.length === own.length;
}

function says(event: Component, name: string, word: RegExp): boolean {
  const lines = linesIn(event, name);
  return lines.length > 0 && lines.every(({ value }) => word.test(value));
}
