import { type Component, lineIn, linesIn } from "@/lib/ics/foreign/components";
import { identityOf } from "@/lib/ics/foreign/identity";

/**
 * Whether an event takes no time of the owner's: marked as free, cancelled, or declined by any name that the owner has there,
 * the address beside it too (RFC 7986 §6.2). Values of these properties mean the same in any case (RFC 5545 §2).
 * @param owner the owner's names as `identityOf` writes them
 */
export function isFree(event: Component, owner: readonly string[]): boolean {
  if (keyword(event, "TRANSP") === "TRANSPARENT" || keyword(event, "STATUS") === "CANCELLED") return true;
  return linesIn(event, "ATTENDEE").some(
    ({ parameters, value }) =>
      parameters.get("PARTSTAT")?.trim().toUpperCase() === "DECLINED" &&
      [value, parameters.get("EMAIL") ?? ""].some((name) => name !== "" && owner.includes(identityOf(name))),
  );
}

function keyword(event: Component, name: string): string {
  return (lineIn(event, name)?.value ?? "").toUpperCase();
}
