import { type MessageFormatElement, parse, TYPE } from "@formatjs/icu-messageformat-parser";
import { describe, expect, test } from "vitest";
import de from "@/messages/de.json";
import en from "@/messages/en.json";
import es from "@/messages/es.json";
import fr from "@/messages/fr.json";

/** Two meanings that only English words alike. Everything else that is said twice is in `common` once. */
const alike = new Set([
  // Refusals are worded by their codes alone, in four languages.
  "refusals.reasons.time_changed",
  "refusals.fields.time_changed",
  "shortcuts.labels.search", // what a key does, not a button
  "shortcuts.labels.join",
  "shortcuts.labels.edit",
  "shortcuts.labels.cancel",
  "shortcuts.labels.schedule",
  "shortcuts.labels.instant",
  "meetingForm.preview.client", // a person's part, not a field
  "meetingList.tabs.cancelled", // several meetings, not one
  "meetingForm.where.in_person", // a choice beside "Video" and "Phone"
  "admin.templates.noWording", // no wording, not no reminder
  "admin.templates.key.scheduled_meeting_invitation", // the name of a template
  "admin.templates.key.meeting_response",
  "calendars.choice.writesYes", // what to do with a calendar, not an answer to an invitation
  "calendars.provider.google", // the account, not the button that adds one event
]);

type Messages = { readonly [key: string]: string | Messages };

function textsOf(messages: Messages, path = ""): [string, string][] {
  return Object.entries(messages).flatMap(([key, value]) =>
    typeof value === "string" ? [[path + key, value] as [string, string]] : textsOf(value, `${path}${key}.`),
  );
}

const { mails: _, ...pages } = en;

test("nothing that pages say is written down twice", () => {
  const byText = Map.groupBy(
    textsOf(pages).filter(([key]) => !alike.has(key)),
    ([, text]) => text,
  );
  const repeated = [...byText.values()].filter((same) => same.length > 1).map((same) => same.map(([key]) => key));
  expect(repeated).toEqual([]);
});

test("each exception is still one", () => {
  const texts = textsOf(pages);
  const said = new Map(texts);
  const idle = [...alike].filter((key) => texts.filter(([, text]) => text === said.get(key)).length < 2);
  expect(idle).toEqual([]);
});

test.each([
  ["mail and e-mail as a noun", /\b(?!mail server)(mails?|e-mails?)\b/i],
  ["a person in a clause", /\bwhoever\b/i],
  ["what stands somewhere", /\bstands?\b/],
  ["what somebody is told or hears", /\b(tells?|told|hears)\b/],
  ["not any more", /\bany more\b/],
  ["a session", /\bsessions?\b/i],
])("no page says %s", (_name, pattern) => {
  const wrong = textsOf(pages).filter(([, text]) => pattern.test(withoutCode(text)));
  expect(wrong).toEqual([]);
});

test.each([["invitation"], ["reminders"], ["freshLink"], ["report"]] as const)(
  "a guest reads of appointments, not of meetings, in %s",
  (group) => {
    expect(textsOf(en[group]).filter(([, text]) => /\bmeetings?\b/i.test(withoutCode(text)))).toEqual([]);
  },
);

test.each([
  ["German", de],
  ["Spanish", es],
  ["French", fr],
])("%s says everything that a translated group says in English", (_name, messages: Messages) => {
  const groups = Object.keys({ ...de, ...es, ...fr });
  const expected = textsOf(en).filter(([key]) => groups.includes(key.split(".")[0] ?? ""));
  expect(textsOf(messages).map(([key]) => key)).toEqual(expected.map(([key]) => key));
});

/** Words that a language shares with English, by their key. Everything else that stays English was forgotten. */
const everywhere = [
  "common.product",
  "mails.labels.brand",
  "invitation.calendar.outlook",
  "invitation.calendar.microsoft365",
  "calendars.provider.caldav",
];
const shared: Readonly<Record<"de" | "es" | "fr", readonly string[]>> = {
  de: [
    ...everywhere,
    "common.name",
    "conversation.confirm.code",
    "meetingPage.who.person",
    "settings.secondFactor.passkeys",
    "calendars.caldav.serverUrl",
    "meetingForm.where.video",
  ],
  es: [
    ...everywhere,
    "invitation.answer.declined",
    "mails.labels.declined",
    "invitation.calendar.google",
    "meetingList.answers.declined",
    "calendars.provider.google",
    "meetingForm.when.minutes",
  ],
  fr: [
    ...everywhere,
    "common.fields.relationshipId",
    "common.fields.description",
    "invitation.pageTitle",
    "conversation.heading",
    "conversation.log",
    "conversation.confirm.code",
    "nav.notifications",
    "meetingChange.cancel.reasonNeeded",
    "meetingForm.preview.client",
    "meetingForm.when.customMinutes",
    "meetingForm.when.minutes",
  ],
};

describe.each([
  ["de", de],
  ["es", es],
  ["fr", fr],
] as const)("in %s", (locale, messages: Messages) => {
  const english = new Map(textsOf(en));

  test("a text fills in what the English one fills in", () => {
    const wrong = textsOf(messages).filter(([key, text]) => fillsOf(text) !== fillsOf(english.get(key) ?? ""));
    expect(wrong).toEqual([]);
  });

  test("no text is English by accident", () => {
    const same = textsOf(messages).filter(
      ([key, text]) => /\p{L}{2}/u.test(withoutCode(text)) && text === english.get(key),
    );
    expect(same.map(([key]) => key).toSorted()).toEqual(shared[locale].toSorted());
  });

  test("nobody is addressed like a friend", () => {
    const informal = {
      de: "du|dein|deine|deinen|deinem|deiner|deines|dich|dir|euch|euer|eure",
      es: "tú|tu|tus|te|ti|contigo",
      fr: "tu|toi|ton|tes",
    };
    const word = new RegExp(`(?<!\\p{L})(${informal[locale]})(?!\\p{L})`, "iu");
    expect(textsOf(messages).filter(([, text]) => word.test(text))).toEqual([]);
  });
});

/** What a message takes: its arguments with their kinds, the choices of a `select`, the tags. */
function fillsOf(message: string): string {
  // Read as it is, not as ICU: an address in angle brackets is no tag.
  if (!/\{|<\//.test(message)) return "";
  const found = new Set<string>();
  walk(parse(message), (name) => found.add(name));
  return [...found].toSorted().join(" ");
}

function walk(elements: readonly MessageFormatElement[], note: (name: string) => void): void {
  for (const element of elements) {
    if (element.type === TYPE.literal || element.type === TYPE.pound) continue;
    note(`${TYPE[element.type]} ${element.value}`);
    if (element.type === TYPE.tag) walk(element.children, note);
    if (element.type !== TYPE.select && element.type !== TYPE.plural) continue;
    for (const [choice, option] of Object.entries(element.options)) {
      if (element.type === TYPE.select) note(`${element.value} ${choice}`);
      walk(option.value, note);
    }
  }
}

/** What is between braces names choices and variables, which programs read. */
function withoutCode(text: string): string {
  return text
    .replace(/\{\w+, (select|plural),/g, "")
    .replace(/\b\w+ \{/g, "{")
    .replace(/\{\w+\}/g, "");
}
