/** Whether a text is a language tag (RFC 5646) that dates and names of languages can be written in: `en`, `de-AT`. */
export function isLocale(tag: string): boolean {
  return tag.length <= 35 && /^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$/.test(tag) && isWellFormed(tag);
}

/** `en-a1` looks like a tag and is none: everything that formats anything in it would throw. */
function isWellFormed(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag).length === 1;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}
