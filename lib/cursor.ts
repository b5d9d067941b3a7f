import { invalid } from "@/lib/errors";
import { hashOf, type Secrets } from "@/lib/secrets";

/** Which list a cursor belongs to: one of another list says nothing here. */
type List = "clients" | "meetings" | "messages" | "notifications";

/** Where the next page of a list begins, signed, so that nobody reads or writes positions of their own. */
export function writeCursor(secrets: Secrets, list: List, position: readonly string[]): string {
  const text = position.join(".");
  return `${Buffer.from(text).toString("base64url")}.${signature(secrets, list, text)}`;
}

/** @throws AppError `invalid` for a cursor that is not ours, or of another list */
export function readCursor(secrets: Secrets, list: List, cursor: string): string[] {
  const [encoded = "", signed = ""] = cursor.split(".");
  const text = Buffer.from(encoded, "base64url").toString();
  if (!Buffer.from(hashOf(signed)).equals(hashOf(signature(secrets, list, text)))) {
    throw invalid([
      { field: "cursor", code: "unknown_cursor", detail: "Use the nextCursor of an earlier answer, or leave it out." },
    ]);
  }
  return text.split(".");
}

function signature(secrets: Secrets, list: List, text: string): string {
  return secrets.tokenFor("cursor", `${list}:${text}`, 0);
}
