import { renderToString } from "react-dom/server";
import { expect, test } from "vitest";
import { AnswerForm } from "@/components/guest/answer-form";
import type { InviteeAnswer } from "@/lib/meetings/answers/respond-input";

const each = (say: (answer: string) => string) => ({
  accepted: say("Yes"),
  tentative: say("Maybe"),
  declined: say("No"),
});
const words = {
  ...each((answer) => answer),
  question: "Can you be there?",
  given: "Dana is waiting.",
  unsent: {
    titles: each((answer) => `Send your answer: ${answer}`),
    send: each((answer) => `Send ${answer}`),
    explained: "It has not been sent yet.",
  },
  note: "Note",
  noteHint: "It goes with your answer.",
  used: "used",
  sending: "Sending",
  errors: "Not sent",
  reference: "Reference",
  timeChanged: "The time has changed",
};

const times = { startsAt: "2031-12-01T15:00:00Z", endsAt: "2031-12-01T15:50:00Z" };

function shown(current: InviteeAnswer | "needs_action", hint?: InviteeAnswer) {
  const form = { action: async () => undefined, note: "", zone: undefined, words, shown: times };
  const html = renderToString(<AnswerForm {...form} current={current} hint={hint} />);
  return { html, buttons: html.match(/<button.*?<\/button>/g) ?? [] };
}

test("an answer chosen in the email is the first, filled button with the focus, and the page says that it is not sent", () => {
  const { html, buttons } = shown("needs_action", "accepted");
  expect(html).toContain("Send your answer: Yes");
  expect(html).toContain("It has not been sent yet.");
  expect(html).not.toContain("Dana is waiting.");
  expect(buttons).toHaveLength(3);
  expect(buttons[0]).toMatch(/autofocus="".*bg-accent.*Send Yes|bg-accent.*autofocus="".*Send Yes/);
  for (const other of buttons.slice(1)) expect(other).not.toMatch(/autofocus|bg-accent |text-on-accent/);
});

test("an answer that was sent is marked and not filled, so it cannot be taken for one to send", () => {
  const { html, buttons } = shown("accepted");
  expect(html).toContain("Dana is waiting.");
  expect(buttons[0]).toContain("bg-good-soft");
  expect(buttons[0]).toContain('aria-pressed="true"');
  for (const button of buttons) expect(button).not.toMatch(/autofocus|text-on-accent/);
});

test("the answers come before the note", () => {
  for (const { html } of [shown("needs_action"), shown("declined", "accepted")])
    expect(html.lastIndexOf("<button")).toBeLessThan(html.indexOf("<textarea"));
});
