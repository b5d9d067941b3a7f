import { globSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { invalid, notFound, refusal } from "@/lib/errors";
import { mailLocales } from "@/lib/wording/mail-locale";
import { fieldKeyOf, fieldWords, refusalMessages, refusalWords } from "@/lib/wording/refusal-words";
import { sayer } from "@/lib/wording/translator";
import en from "@/messages/en.json";

/** Refusals that only programs, operators at a command line or other servers get: they stay English. */
const forPrograms = [
  "lib/authorize.ts", // the scope of a key
  "lib/calendars/receive-channel-call.ts",
  "lib/conversations/membership.ts", // the scope of a key, and guests whom the page asks for a code
  "lib/conversations/post-message.ts",
  "lib/live/hub.ts",
  "lib/meetings/answers/note-answer.ts",
  "lib/meetings/lists/list-history.ts", // a key
  "lib/meetings/schedule/schedule-meeting.ts",
  "lib/people/create-relationship.ts",
  "lib/people/create-user.ts",
  "lib/people/find-user-id.ts",
  "lib/templates/switch-template.ts",
  "lib/web/api/mail-webhook.ts",
  "lib/web/api/metrics.ts",
  "lib/web/callers/caller.ts",
  "lib/web/forms/schedule-form-who.ts", // hands on the refusal of a verb with its reason
  "lib/web/request/idempotency.ts",
  "lib/web/request/not-allowed.ts",
  "lib/web/request/read-body.ts",
  "lib/web/request/require-if-match.ts",
];

/** Codes of members, parameters and templates that no page in four languages has. */
const codesForPrograms = [
  "repeated",
  "unknown_cursor",
  "unknown_member",
  "not_a_span",
  "not_an_instant",
  "not_allowed",
  "wrong_role",
  "internal",
  "custom", // the command line
  "missing_field",
  "unknown_field",
  "markup",
  "unknown_variable",
  "missing_variable",
];

const sources = globSync("lib/**/*.ts", { exclude: ["**/*.test.ts", "lib/db/generated/**", "lib/testing/**"] }).map(
  (file) => ({ file, text: readFileSync(file, "utf8") }),
);

test("every refusal that people read has a reason, and so words in four languages", () => {
  const without = sources.filter(({ file, text }) => file !== "lib/errors.ts" && /new AppError\(/.test(text));
  expect(without.map(({ file }) => file).sort()).toEqual(forPrograms);
});

test("every code of a field has words, or is for programs alone", () => {
  const codes = sources.flatMap(({ text }) => [
    ...[...text.matchAll(/\bcode: "([a-z_]+)", (?:detail|message)/g)].map(([, code = ""]) => code),
    ...[...text.matchAll(/\b(?:breaks|wrong)\((?:"\w+", )?\s*"([a-z_]+)",\s/g)].map(([, code = ""]) => code),
  ]);
  const worded = Object.keys(en.refusals.fields);
  const wordless = codes.filter(
    (code) => !codesForPrograms.includes(code) && !worded.some((key) => key === code || key.startsWith(`${code}_`)),
  );
  expect(codes.length).toBeGreaterThan(30);
  expect(wordless).toEqual([]);
});

test.each(mailLocales)("every refusal can be said in %s, whatever it is about", (locale) => {
  const { reasons, fields } = refusalMessages[locale];
  expect([Object.keys(reasons), Object.keys(fields)]).toEqual([
    Object.keys(en.refusals.reasons),
    Object.keys(en.refusals.fields),
  ]);
  const values = { seconds: 1, part: "entry", entry: "x", count: 2, origin: "array", limit: 3 };
  const times = { time: "02:30", zone: "Europe/Berlin", suggestion: "03:30" };
  for (const group of [reasons, fields]) {
    const say = sayer(locale, group);
    for (const key of Object.keys(group)) expect(say(key, { ...values, ...times })).not.toBe("");
  }
});

test("a page says a refusal in its language, and a program reads the English sentence", () => {
  const refused = refusal("rate_limited", "sent_again", "This invitation was sent again already. Wait 7 seconds.", 7);
  expect(refusalWords("de", refused)).toBe("Diese Einladung wurde schon noch einmal gesendet. Warten Sie 7 Sekunden.");
  expect(refused.message).toBe("This invitation was sent again already. Wait 7 seconds.");
  expect(refusalWords("fr", notFound())).toBe(refusalMessages.fr.reasons.not_found);
  expect(refusalWords("es", invalid([]))).toBe("Some fields need your attention. Correct them and try again.");
});

test.each([
  [{ field: "startsAt", code: "required", values: { part: "day" } }, "Wählen Sie den Tag des Termins."],
  [{ field: "title", code: "too_big", values: { origin: "string", limit: 255 } }, "Höchstens 255 Zeichen, bitte."],
  [{ field: "title", code: "too_small", values: { origin: "string", limit: 1 } }, "Geben Sie dem Termin einen Titel."],
  [{ field: "note", code: "too_small", values: { origin: "string", limit: 1 } }, "Füllen Sie dies aus."],
  [{ field: "serverUrl", code: "timeout" }, refusalMessages.de.fields.other_serverUrl],
  [
    { field: "inviteeEmails", code: "host_invited", values: { person: "dana@x.example" } },
    `dana@x.example: ${refusalMessages.de.fields.host_invited}`,
  ],
  [{ field: "code", code: "wrong_code" }, "As the page says it."],
])("%j in German", (error, words) => {
  expect(fieldWords("de", { ...error, detail: "As the page says it." })).toBe(words);
});

test("the words for a field go before those for every field", () => {
  expect(fieldKeyOf({ field: "startsAt.0", code: "malformed" })).toBe("malformed_startsAt");
  expect(fieldKeyOf({ field: "toString", code: "constructor" })).toBeUndefined();
});
