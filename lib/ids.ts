import { v7, validate } from "uuid";

/** A UUID v7 (RFC 9562): unguessable enough to be an id, never a secret, and sorting by age. */
export function newId(): string {
  return v7();
}

/** Whether the text can be an id at all: asking the database for another one would be a mistake of ours. Pure. */
export function isUuid(text: string): boolean {
  return validate(text);
}
