import { cleanName } from "@/lib/wording/clean-words";
import type { MeetingFacts } from "@/lib/wording/mail-facts";
import type { LinkWords } from "@/lib/wording/mail-words";
import type { MeetingKey } from "@/lib/wording/template-keys";
import type { Label } from "@/lib/wording/translator";

/** Where the button leads: to what is written, where the email is about that. */
export function buttonUrlOf(key: MeetingKey, { url, messagesUrl }: MeetingFacts): string {
  return key === "new_message" ? (messagesUrl ?? url) : url;
}

/** Where emails about messages are declined; null for all others. */
export function declineOf(key: MeetingKey, facts: MeetingFacts, label: Label): LinkWords | null {
  if (key !== "new_message" || facts.noMessagesUrl === undefined) return null;
  return { label: label("noMessageEmails", { hostName: cleanName(facts.hostName) }), url: facts.noMessagesUrl };
}
