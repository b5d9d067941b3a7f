/**
 * A calendar file as text. UTF-8 (RFC 5545 §3.1.4) where its octets are that, UTF-16 where they look like it, and otherwise the
 * alphabet of older Western programs: what is said in it beside the words is ASCII, and is read all the same.
 */
export function calendarText(octets: Uint8Array): string {
  const utf16 = utf16Of(octets);
  if (utf16 !== undefined) return new TextDecoder(utf16).decode(octets);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(octets);
  } catch (error) {
    // What the decoder throws at octets that are no UTF-8.
    if (error instanceof TypeError) return new TextDecoder("windows-1252").decode(octets);
    throw error;
  }
}

/** By its mark, or by the first letter of BEGIN. */
function utf16Of([first, second]: Uint8Array): "utf-16le" | "utf-16be" | undefined {
  if ((first === 0xff && second === 0xfe) || (first !== 0 && second === 0)) return "utf-16le";
  if ((first === 0xfe && second === 0xff) || (first === 0 && second !== undefined && second !== 0)) return "utf-16be";
  return undefined;
}
