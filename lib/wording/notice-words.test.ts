import { describe, expect, test } from "vitest";
import { checkFields } from "@/lib/wording/check-wording";
import { type NoticeFacts, noticeKeys, noticeRules, noticeSentence, shippedNotice } from "@/lib/wording/notice-words";

const facts: NoticeFacts = { host: "Dana", person: "Bo", others: 0, answer: "accepted" };

describe.each(noticeKeys)("the shipped sentence of %s", (key) => {
  test("is fit to use, and knows no title", () => {
    expect(checkFields(noticeRules(key), shippedNotice(key))).toEqual([]);
    const allowed = Object.values(noticeRules(key)).flatMap(({ required, optional }) => [...required, ...optional]);
    expect(["host", "person", "others", "answer"]).toEqual(expect.arrayContaining(allowed));
    expect(noticeSentence(key, null, facts)).not.toMatch(/[{}]|undefined/);
  });
});

test("an administrator's sentence is said instead of the shipped one", () => {
  expect(noticeSentence("meeting_updated", { sentence: "{host} moved something" }, facts)).toBe("Dana moved something");
});

test.each([
  { sentence: "{host, date}" },
  { sentence: "{title}" },
  { sentence: "{host" },
  {},
  { sentence: 1 },
  "words",
  null,
])("%j is no wording, so the shipped one is said", (wording) => {
  expect(noticeSentence("meeting_updated", wording, facts)).toBe("Dana changed an appointment with you");
});

test("what somebody is called is never read as a wording", () => {
  expect(noticeSentence("meeting_updated", null, { ...facts, host: "{person}" })).toContain("{person} changed");
});

test.each([
  ["de", "Dana hat einen Termin mit Ihnen geändert"],
  ["es", "Dana ha cambiado una cita con usted"],
  ["fr", "Dana a modifié un rendez-vous avec vous"],
] as const)("whoever reads %s reads it so, whatever the English wording was changed to", (locale, sentence) => {
  const edited = { sentence: "{host} moved something" };
  expect(noticeSentence("meeting_updated", edited, { ...facts, locale })).toBe(sentence);
});
