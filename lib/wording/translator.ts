import { createTranslator, type IntlError } from "use-intl/core";
import type { MailLocale } from "@/lib/wording/mail-locale";
import { mailLabels, shippedWording, type Wording } from "@/lib/wording/shipped-wording";
import type { TemplateKey } from "@/lib/wording/template-keys";

export type Values = Record<string, string | number>;

/** Says a message of a wording in a language. Values are put in as they are, never read as ICU. */
export type Say<Field extends string> = (field: Field, values?: Values) => string;

/** Thrown where an edited wording has no such field, or one that cannot be said. The code says which; nothing is quoted. */
export class WordingError extends Error {
  override readonly name = "WordingError";

  constructor(readonly code: string) {
    super(`The wording cannot be said: ${code}. Mend it on the page of its template.`);
  }
}

/** A `sayer` for the words of a template. @throws WordingError where it is an edited wording that cannot be said */
export function wordingSayer(key: TemplateKey, locale: MailLocale, wording: Wording): Say<string> {
  if (wording !== shippedWording(key, locale)) return editedSayer(locale, wording);
  const known = shippedSayers.get(wording) ?? sayer(locale, wording);
  shippedSayers.set(wording, known);
  return known;
}

/** Shipped words never change, so each of their messages is read once in a process and not for every email. */
const shippedSayers = new WeakMap<Wording, Say<string>>();

/** A `sayer` for words that an administrator has edited. @throws WordingError where they cannot be said */
export function editedSayer(locale: MailLocale, wording: Wording): Say<string> {
  return sayer(locale, wording, ({ code }) => {
    throw new WordingError(code);
  });
}

/** @returns a `Say` that throws where a field is missing, broken or lacks a value: half a sentence is never sent. */
export function sayer(
  locale: MailLocale,
  messages: Readonly<Record<string, string>>,
  onError: (error: IntlError) => never = raise,
): Say<string> {
  const translate = createTranslator({
    locale,
    messages: { ...messages },
    timeZone: "UTC",
    onError,
  });
  return (field, values) => translate(field, values);
}

export type LabelKey = keyof (typeof mailLabels)["en"];

/** Says one of the words that all mails share. */
export type Label = Say<LabelKey>;

/** The words that all mails share ("Where", "Yes") in a language. They are shipped and not edited by operators. */
export function translatorFor(locale: MailLocale): Label {
  const known = labelSayers.get(locale) ?? sayer(locale, mailLabels[locale]);
  labelSayers.set(locale, known);
  return known;
}

const labelSayers = new Map<MailLocale, Say<string>>();

function raise(error: Error): never {
  throw error;
}
