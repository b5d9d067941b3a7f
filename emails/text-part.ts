import type { AccountMailWords, LabelledWords, LinkWords, MeetingMailWords } from "@/lib/mail-words/mail-words";

/** The plain text of a mail about a meeting: all that the HTML says, each link on a line of its own. */
export function meetingText(words: MeetingMailWords): string {
  const { when, changes, answers } = words;
  return textOf([
    [when.label === null ? when.text : `${when.label}: ${when.text}`, when.hostText],
    [words.heading],
    ...words.paragraphs.map((paragraph) => [paragraph]),
    changes && [changes.heading, ...changes.rows.map(changeLine)],
    words.details.map(labelled),
    words.join && linkLines(words.join),
    ...words.quotes.map(({ label, text }) => [`${label}:`, text]),
    words.button && linkLines(words.button),
    answers && [answers.question, ...answers.links.flatMap(linkLines)],
    ["-- ", ...words.footer],
  ]);
}

/** The plain text of a mail about an account. */
export function accountText(words: AccountMailWords): string {
  return textOf([
    [words.heading],
    ...words.paragraphs.map((paragraph) => [paragraph]),
    linkLines(words.button),
    words.code && [`${words.code.label}:`, words.code.text],
    ["-- ", ...words.footer],
  ]);
}

type Block = readonly (string | null)[] | null;

function textOf(blocks: readonly Block[]): string {
  return `${blocks
    .map((block) => (block ?? []).filter((line) => line !== null).join("\n"))
    .filter((block) => block !== "")
    .join("\n\n")}\n`;
}

function labelled({ label, text }: LabelledWords): string {
  return `${label}: ${text}`;
}

function changeLine({ label, from, to }: { label: string; from: string | null; to: string }): string {
  return from === null ? `${label}: ${to}` : `${label}: ${from} → ${to}`;
}

function linkLines({ label, url }: LinkWords): string[] {
  return [`${label}:`, url];
}
