import { v7 } from "uuid";

/** A UUID v7 (RFC 9562): unguessable enough to be an id, never a secret, and sorting by age. */
export function newId(): string {
  return v7();
}
