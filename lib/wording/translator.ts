import { createTranslator } from "use-intl/core";
import type { MailLocale } from "@/lib/wording/mail-locale";
import { mailLabels } from "@/lib/wording/shipped-wording";

export type Values = Record<string, string | number>;

/** Says a message of a wording in a language. Values are put in as they are, never read as ICU. */
export type Say<Field extends string> = (field: Field, values?: Values) => string;

/** @returns a `Say` that throws where a field is missing, broken or lacks a value: half a sentence is never sent. */
export function sayer(locale: MailLocale, messages: Readonly<Record<string, string>>): Say<string> {
  const translate = createTranslator({
    // Safe: the pages' types know their own languages only; the formatter takes any.
    locale: locale as "en",
    messages: { ...messages },
    timeZone: "UTC",
    onError: raise,
  });
  return (field, values) => translate(field, values);
}

export type LabelKey = keyof (typeof mailLabels)["en"];

/** The words that all mails share ("Where", "Yes") in a language. They are shipped and not edited by operators. */
export function translatorFor(locale: MailLocale): Say<LabelKey> {
  const known = labelSayers.get(locale) ?? sayer(locale, mailLabels[locale]);
  labelSayers.set(locale, known);
  return known;
}

const labelSayers = new Map<MailLocale, Say<string>>();

function raise(error: Error): never {
  throw error;
}
