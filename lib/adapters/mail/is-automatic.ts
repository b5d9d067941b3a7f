/** A field of an email's head; its name in small letters. */
export type MailField = { readonly name: string; readonly value: string };

const BULK = new Set(["bulk", "list", "junk", "auto_reply"]);
const AUTOMATIC_BY_NAME = new Set(["x-autoreply", "x-autorespond", "list-id"]);

/**
 * Whether a program wrote an email by itself, as those that are out of office, mailing lists and mail servers do
 * (RFC 3834; docs/design/mail-and-ics.md#6.2). Pure.
 */
export function isAutomatic(fields: readonly MailField[]): boolean {
  return fields.some(({ name, value }) => {
    const word = value.split(";")[0]?.trim().toLowerCase() ?? "";
    if (name === "auto-submitted") return word !== "no";
    if (name === "precedence") return BULK.has(word);
    if (name === "return-path") return word === "<>" || word === "";
    if (name === "content-type") return word === "multipart/report";
    return AUTOMATIC_BY_NAME.has(name);
  });
}
