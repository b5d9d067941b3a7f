import type { MessageRow } from "@/lib/conversations/message-row";
import { rfc3339Of } from "@/lib/time/rfc3339";

/** A message as the API and the pages show it. */
export type MessageView = {
  readonly id: string;
  readonly clientId: string;
  readonly position: number;
  readonly body: string;
  readonly createdAt: string;
  readonly author: { readonly role: "host" | "invitee"; readonly name: string | null; readonly self: boolean };
};

/** Pure. */
export function messageViewOf({ role, name, self, ...message }: MessageRow): MessageView {
  return { ...message, createdAt: rfc3339Of(message.createdAt), author: { role, name, self } };
}
