const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Whether the text can be an id at all: asking the database for another one would be a mistake of ours. Pure. */
export function isUuid(text: string): boolean {
  return UUID.test(text);
}
