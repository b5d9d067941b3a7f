import { expect, test } from "vitest";
import { pageMessages } from "@/i18n/page-messages";
import { mailLocales } from "@/lib/wording/mail-locale";
import words from "@/messages/global-error.json";

test.each(mailLocales)("the page of last resort says what every other error page says, in %s", (locale) => {
  const { error, retry, newVersion, unavailable } = pageMessages[locale].common;
  const { title, body, reload } = newVersion;
  expect(words[locale]).toEqual({ ...error, retry, newVersion: { title, body, reload }, unavailable });
});
