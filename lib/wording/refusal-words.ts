import type { AppError, FieldError } from "@/lib/errors";
import type { MailLocale } from "@/lib/wording/mail-locale";
import { type Say, sayer, type Values } from "@/lib/wording/translator";
import de from "@/messages/de.json" with { type: "json" };
import en from "@/messages/en.json" with { type: "json" };
import es from "@/messages/es.json" with { type: "json" };
import fr from "@/messages/fr.json" with { type: "json" };

/** What pages say of each refusal, the same in every language; typed so that each language has all of them. */
export const refusalMessages = {
  en: en.refusals,
  de: de.refusals,
  es: es.refusals,
  fr: fr.refusals,
} satisfies Record<MailLocale, typeof en.refusals>;

/** A refusal in the language of a page. One without a reason is for programs alone and keeps its English sentence. */
export function refusalWords(locale: MailLocale, { reason, message, retryAfterSeconds }: AppError): string {
  if (reason === undefined) return message;
  return sayerOf(locale, "reasons")(reason, { seconds: retryAfterSeconds ?? 0 });
}

/** What is wrong with one field, by its code; a code that one page alone gives brings the sentence of that page. */
export function fieldWords(locale: MailLocale, error: FieldError): string {
  const key = fieldKeyOf(error);
  if (key === undefined) return error.detail;
  const words = sayerOf(locale, "fields")(key, { ...nothingAdded, ...error.values });
  return error.values?.person === undefined ? words : `${error.values.person}: ${words}`;
}

/**
 * Where the words for a field's code are: those for the very field go first. What no page lets anyone type breaks rules of
 * zod that have no words; it is said in general, never in zod's English.
 */
export function fieldKeyOf({ field, code }: Pick<FieldError, "field" | "code">): string | undefined {
  const [name = ""] = field.split(".");
  const general = SAID_IN_GENERAL.includes(code) ? ["invalid_type"] : [];
  return [`${code}_${name}`, code, `other_${name}`, ...general].find((key) => Object.hasOwn(en.refusals.fields, key));
}

const SAID_IN_GENERAL = [
  "invalid_format",
  "invalid_union",
  "invalid_key",
  "invalid_element",
  "not_multiple_of",
  "unrecognized_keys",
  "unknown_member",
  "custom",
];

/** Choices that an error need not make. */
const nothingAdded: Values = { part: "", origin: "", limit: 0 };

function sayerOf(locale: MailLocale, group: "reasons" | "fields"): Say<string> {
  const name = `${locale} ${group}`;
  const known = sayers.get(name) ?? sayer(locale, refusalMessages[locale][group]);
  sayers.set(name, known);
  return known;
}

const sayers = new Map<string, Say<string>>();
