/** Whether a text looks like a language tag (RFC 5646): `en`, `de-AT`. */
export function isLocale(tag: string): boolean {
  return tag.length <= 35 && /^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$/.test(tag);
}
