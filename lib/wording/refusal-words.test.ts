import { globSync, readFileSync } from "node:fs";
import ts from "typescript";
import { expect, test } from "vitest";
import { z } from "zod";
import { AppError, invalid, notFound, refusal } from "@/lib/errors";
import { parseInput } from "@/lib/web/request/parse-input";
import { mailLocales } from "@/lib/wording/mail-locale";
import { fieldKeyOf, fieldWords, refusalMessages, refusalWords } from "@/lib/wording/refusal-words";
import { sayer } from "@/lib/wording/translator";
import en from "@/messages/en.json";

/** Refusals that only programs, operators at a command line or other servers get: they stay English. */
const forPrograms = [
  "app/sign-in/sign-in-act.ts", // a sentence in the language of the page
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
  "lib/people/reopen-user.ts",
  "lib/people/second-factor/require-second-factor.ts",
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
  "not_a_span",
  "not_an_instant",
  "not_allowed",
  "wrong_role",
  "internal",
  "missing_field",
  "unknown_field",
  "markup",
  "unknown_variable",
  "missing_variable",
];

/** Files that hand on what an error says: to programs, operators and the log, or a sentence in the reader's language. */
const sayingErrors = [
  "app/sign-in/sign-in-act.ts", // a refusal of ours, whose code has words
  "lib/environment/why-not-ready.ts",
  "lib/outbox/work.ts",
  "lib/web/forms/schedule-form-who.ts", // with the reason that the words are found by
  "lib/web/request/problem.ts",
  "server/web-server.mjs",
];

const sources = globSync("{app,components,emails,i18n,lib,server}/**/*.{ts,tsx,mjs}", {
  exclude: ["**/*.test.{ts,tsx}", "lib/db/generated/**", "**/testing/**"],
}).map((file) => ({ file, text: readFileSync(file, "utf8") }));

test("every refusal that people read has a reason, and so words in four languages", () => {
  const without = sources.filter(({ file, text }) => file !== "lib/errors.ts" && /new AppError\(/.test(text));
  expect(without.map(({ file }) => file).sort()).toEqual(forPrograms);
});

test("no refusal is hidden behind a class of its own", () => {
  expect(sources.filter(({ text }) => /extends\s+AppError\b/.test(text)).map(({ file }) => file)).toEqual([]);
});

test("what an error says reaches no page", () => {
  expect(
    sources
      .filter(({ text }) => saysErrors(text))
      .map(({ file }) => file)
      .sort(),
  ).toEqual(sayingErrors);
});

test.each([
  ['return { errors: { "": [error.message] } };', true],
  ["catch (broken) { return broken.message; }", true],
  ["work().catch((fault: Error) => show(fault.message));", true],
  ["catch (error) { return String(error); }", true],
  [["catch (error) { return `No: $", "{error}`; }"].join(""), true],
  ["catch ({ message }) { return message; }", true],
  ["catch (error) { log.warn(errorFacts(error)); }", false],
  ["const { message } = page; show(page.message);", false],
  ["if (error instanceof Error && GONE.test(error.message)) return;", false],
])("%s", (text, says) => {
  expect(saysErrors(text)).toBe(says);
});

/** Whether what a caught error says goes on from here; to look for something in it is no saying. */
function saysErrors(text: string): boolean {
  const caught = [...text.matchAll(/\bcatch ?\(\(?([a-z]\w*)\b|\b\((\w+): (?:Error|unknown)\) =>/g)].flatMap(
    ([, first, second]) => first ?? second ?? [],
  );
  const name = `(?:${["error", "thrown", "refusal", "refused", "failure", ...caught].join("|")})`;
  const looked = new RegExp(`\\.(?:test|exec|replace)\\(${name}\\.message\\b|${name}\\.message (?:===|\\?)`, "g");
  const said = new RegExp(`\\b${name}\\??\\.message\\b|String\\(${name}\\)|\\$\\{${name}\\}|catch ?\\(\\{ message`);
  return said.test(text.replaceAll(looked, ""));
}

/** Every kind of thing that zod finds wrong; the type is red where a version knows another one. */
const ofZod: Record<z.core.$ZodIssue["code"], true> = {
  invalid_type: true,
  too_big: true,
  too_small: true,
  invalid_format: true,
  not_multiple_of: true,
  unrecognized_keys: true,
  invalid_union: true,
  invalid_key: true,
  invalid_element: true,
  invalid_value: true,
  custom: true,
};

test.each(Object.keys(ofZod))("whatever field breaks zod's rule %s, a page has words for it", (code) => {
  const words = mailLocales.map((locale) => fieldWords(locale, { field: "anything", code, detail: "In English." }));
  expect(words).not.toContain("In English.");
  expect(new Set(words).size).toBe(mailLocales.length);
});

test.each([
  [z.object({ inviteeId: z.uuid() }), { inviteeId: "x" }],
  [z.object({ locale: z.string().refine(() => false, "Choose one of the languages.") }), { locale: "xx" }],
  [z.object({ minutes: z.number().multipleOf(5, "In English.") }), { minutes: 3 }],
  [z.strictObject({}), { more: 1 }],
])("the sentence of a schema stays with programs", (schema, input) => {
  const refused: unknown = thrownBy(() => parseInput(schema, input));
  const fields = refused instanceof AppError ? refused.fields : [];
  expect(fields.map((error) => fieldWords("fr", error))).toEqual([refusalMessages.fr.fields.invalid_type]);
});

function thrownBy(act: () => unknown): unknown {
  try {
    return act();
  } catch (error) {
    return error;
  }
}

test("every code of a field has words, or is for programs alone", () => {
  const codes = sources.filter(({ file }) => file.startsWith("lib/")).flatMap(({ text }) => codesIn(text));
  const worded = Object.keys(en.refusals.fields);
  const wordless = codes.filter(
    (code) =>
      !codesForPrograms.includes(code) &&
      fieldKeyOf({ field: "anything", code }) === undefined &&
      !worded.some((key) => key.startsWith(`${code}_`)),
  );
  expect(codes.length).toBeGreaterThan(30);
  expect(wordless).toEqual([]);
});

test.each([
  ['invalid([{ field: "a", code: "one", detail: "A." }])', ["one"]],
  ['invalid([{ detail: "A.",\n  field,\n  code: "two" }])', ["two"]],
  ['issues.addIssue({ code: "custom", params: { code: "three" }, message: "A." })', ["custom", "three"]],
  ['z.string().refine(ok, breaks("four", "A.")); wrong("title", "five", "A.")', ["four", "five"]],
  ['const row = { code: "six" };', []],
])("%s names its codes", (text, codes) => {
  expect(codesIn(text)).toEqual(codes);
});

/** The codes that a file gives beside a sentence, in whichever order. */
function codesIn(text: string): string[] {
  const source = ts.createSourceFile("a.ts", text, ts.ScriptTarget.Latest, true);
  const codes: string[] = [];
  const walk = (node: ts.Node): void => {
    if (ts.isObjectLiteralExpression(node)) {
      const named = new Map(node.properties.flatMap((one) => (one.name ? [[one.name.getText(source), one]] : [])));
      const code = named.get("code");
      const isParams =
        node.parent && ts.isPropertyAssignment(node.parent) && node.parent.name.getText(source) === "params";
      if (code && ts.isPropertyAssignment(code) && (isParams || named.has("detail") || named.has("message")))
        add(code.initializer);
    }
    if (ts.isCallExpression(node)) {
      const called = node.expression.getText(source);
      if (called === "breaks" || called === "wrong") add(node.arguments[called === "breaks" ? 0 : 1]);
    }
    node.forEachChild(walk);
  };
  const add = (value: ts.Expression | undefined) => {
    if (value && ts.isStringLiteral(value)) codes.push(value.text);
  };
  walk(source);
  return codes;
}

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
