import { z } from "zod";
import { timeZoneField } from "@/lib/fields";
import { cleanIcsName } from "@/lib/ics/clean";
import { disclosureField, durationField, remindersField, videoLinkField } from "@/lib/meetings/meeting-fields";
import { isLocale } from "@/lib/time/locale-tag";

export const updateMailsChoices = ["always", "without_calendar", "never"] as const;

/** What a person sets for themselves; what is left out stays. The defaults are what a host's new meetings begin with. */
export const updateProfileInput = z
  .strictObject({
    name: z
      .string()
      .max(1000)
      .transform(cleanIcsName)
      .pipe(z.string().min(1, "Give your name as others should read it.")),
    timeZone: timeZoneField,
    locale: z.string().refine(isLocale, "Choose one of the languages."),
    updateMails: z.enum(updateMailsChoices, "Choose when you want a mail about a change."),
    alwaysSignIn: z.boolean(),
    defaultMinutes: durationField
      .min(5, "A meeting lasts at least 5 minutes.")
      .max(1440, "A meeting lasts at most 24 hours."),
    defaultDisclosure: disclosureField,
    defaultReminders: remindersField,
    usualVideoLink: videoLinkField,
  })
  .partial();

export type UpdateProfileInput = z.output<typeof updateProfileInput>;
