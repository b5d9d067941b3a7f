import { z } from "zod";
import { mailLocales } from "@/lib/wording/mail-locale";
import { noticeKeys, noticeRules, shippedNotice } from "@/lib/wording/notice-words";
import { shippedWording, type Wording } from "@/lib/wording/shipped-wording";
import { templateKeys } from "@/lib/wording/template-keys";
import { type WordingRules, wordingRules } from "@/lib/wording/wording-rules";

/** Which mail in which language. */
export const mailRef = z
  .strictObject({ key: z.enum(templateKeys), locale: z.enum(mailLocales) })
  .transform((ref) => ({ channel: "email" as const, ...ref }));

/** Which notification in the app. */
export const noticeRef = z
  .strictObject({ key: z.enum(noticeKeys) })
  .transform(({ key }) => ({ channel: "in_app" as const, key, locale: "en" as const }));

export type MailRef = z.output<typeof mailRef>;
export type NoticeRef = z.output<typeof noticeRef>;
export type TemplateRef = MailRef | NoticeRef;

export function rulesOf(ref: TemplateRef): WordingRules {
  return ref.channel === "email" ? wordingRules(ref.key) : noticeRules(ref.key);
}

export function shippedOf(ref: TemplateRef): Wording {
  return ref.channel === "email" ? shippedWording(ref.key, ref.locale) : shippedNotice(ref.key);
}
