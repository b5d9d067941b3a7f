import { renderToString } from "react-dom/server";
import { expect, test } from "vitest";
import type { ConversationWords } from "@/components/conversation/conversation-texts";
import { PendingItem } from "@/components/conversation/pending-item";

const refused = {
  too_big: "Zu lang.",
  too_small: "Leer.",
  unusable_character: "Zeichen.",
  forbidden: "Nur lesen.",
  other_person: "Andere.",
};
// Safe: the words that this part shows.
const words = {
  sending: "…",
  notSent: "Keine Antwort.",
  failed: "Nicht gesendet.",
  retry: "Noch",
  discard: "Weg",
  refused,
} as ConversationWords;

test.each([
  ["too_big", "Zu lang."],
  ["forbidden", "Nur lesen."],
  ["a_code_of_tomorrow", "Nicht gesendet."],
  ["constructor", "Nicht gesendet."],
  [undefined, "Keine Antwort."],
])("a message refused with %s says so in the words of the page", (code, sentence) => {
  const message = { clientId: "a", body: "Hi", failure: { code } };
  const html = renderToString(
    <PendingItem message={message} words={words} retry={() => undefined} discard={() => undefined} />,
  );
  expect(html).toContain(sentence);
});
