import { z } from "zod";
import { mailLocales } from "@/lib/mail-words/mail-locale";
import { templateKeys } from "@/lib/mail-words/template-keys";

/** Which mail in which language. */
export const templateRef = z.strictObject({ key: z.enum(templateKeys), locale: z.enum(mailLocales) });

export type TemplateRef = z.output<typeof templateRef>;

/** What a row or a version holds: null means the shipped wording. */
export const storedWording = z.record(z.string(), z.string()).nullable();
