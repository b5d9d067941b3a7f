import type { AccountMailWords, ChangeWords, LinkWords, MeetingMailWords } from "@/lib/wording/mail-words";

/** The plain text of a mail about a meeting: all that the HTML says, each link on a line of its own. */
export function meetingText(words: MeetingMailWords): string {
  const { when, changes, answers, colon } = words;
  const labelled = (label: string, text: string) => `${label}${colon} ${text}`;
  const link = ({ label, url }: LinkWords) => [`${label}${colon}`, url];
  return textOf([
    [when.label === null ? when.text : labelled(when.label, when.text), when.hostText],
    [words.heading],
    ...words.paragraphs.map((paragraph) => [paragraph]),
    changes && [changes.heading, ...changes.rows.map((row) => labelled(row.label, oldAndNew(row)))],
    words.details.map(({ label, text }) => labelled(label, text)),
    words.join && link(words.join),
    ...words.quotes.map(({ label, text }) => [`${label}${colon}`, text]),
    words.button && link(words.button),
    answers && [answers.question, ...answers.links.flatMap(link)],
    ["-- ", ...words.footer],
    words.decline && link(words.decline),
  ]);
}

/** The plain text of a mail about an account. */
export function accountText(words: AccountMailWords): string {
  const { button, code, colon } = words;
  return textOf([
    [words.heading],
    ...words.paragraphs.map((paragraph) => [paragraph]),
    [`${button.label}${colon}`, button.url],
    code && [`${code.label}${colon}`, code.text],
    ["-- ", ...words.footer],
  ]);
}

type Block = readonly (string | null)[] | null;

function textOf(blocks: readonly Block[]): string {
  const texts = blocks.map((block) => (block ?? []).filter((line) => line !== null).join("\n"));
  return `${texts.filter((text) => text !== "").join("\n\n")}\n`;
}

function oldAndNew({ from, to }: ChangeWords): string {
  return from === null ? to : `${from} → ${to}`;
}
