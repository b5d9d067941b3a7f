import { describe, expect, test } from "vitest";
import { checkWording, usesOf } from "@/lib/wording/check-wording";
import { mailLocales } from "@/lib/wording/mail-locale";
import { mailLabels, shippedWording } from "@/lib/wording/shipped-wording";
import { templateKeys } from "@/lib/wording/template-keys";

const invitation = shippedWording("scheduled_meeting_invitation", "en");
const checked = (over: Record<string, string>) =>
  checkWording("scheduled_meeting_invitation", { ...invitation, ...over });

describe.each(mailLocales)("the shipped wording in %s", (locale) => {
  test.each(templateKeys)("of %s is fit to use", (key) => {
    expect(checkWording(key, shippedWording(key, locale))).toEqual([]);
  });

  test.each(templateKeys)("of %s has the variables that English has, field by field", (key) => {
    const variables = (words: Readonly<Record<string, string>>) =>
      Object.entries(words).map(([field, message]) => [field, [...(usesOf(message)?.variables ?? [])].sort()]);
    expect(variables(shippedWording(key, locale))).toEqual(variables(shippedWording(key, "en")));
    expect(variables(mailLabels[locale])).toEqual(variables(mailLabels.en));
  });

  test.each(templateKeys)("of %s keeps subject and preheader short and free of em dashes", (key) => {
    const { subject = "", preheader = "" } = shippedWording(key, locale);
    expect(preheader.length).toBeLessThanOrEqual(90);
    expect(subject.length).toBeLessThanOrEqual(120);
    expect(Object.values(shippedWording(key, locale)).join()).not.toMatch(/—/);
  });
});

test.each(["title", "hostName", "recipientName", "description"])("a subject cannot say {%s}", (variable) => {
  expect(checked({ subject: `{shortWhen} {${variable}}` })).toEqual([
    { field: "subject", problem: "unknown_variable", variable },
  ]);
});

test("a variable is found inside the branches of a select and a plural", () => {
  const body = "{hasName, select, yes {{title}} other {{n, plural, one {{secret}} other {#}}}}";
  expect(checked({ body }).map(({ variable }) => variable)).toEqual(["title", "n", "secret"]);
});

test("a subject has to say when", () => {
  expect(checked({ subject: "Appointment" })).toEqual([
    { field: "subject", problem: "missing_variable", variable: "shortWhen" },
  ]);
});

test("a missing field, an empty one, an unknown one, broken ICU and markup are named", () => {
  const { button: _, ...withoutButton } = invitation;
  expect(checkWording("scheduled_meeting_invitation", withoutButton)).toEqual([
    { field: "button", problem: "missing_field" },
  ]);
  expect(checked({ button: " " })).toEqual([{ field: "button", problem: "missing_field" }]);
  expect(checked({ colour: "red" })).toEqual([{ field: "colour", problem: "unknown_field" }]);
  expect(checked({ body: "Hello {recipientName" })).toEqual([{ field: "body", problem: "malformed" }]);
  expect(checked({ body: "Hello <b>you</b>" })).toEqual([{ field: "body", problem: "markup" }]);
});
