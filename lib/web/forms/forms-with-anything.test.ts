import fc from "fast-check";
import { expect, test } from "vitest";
import type { z } from "zod";
import { createApiKeyInput } from "@/lib/api-keys/create-api-key-input";
import { chooseCalendarsInput } from "@/lib/calendars/choose-calendars";
import { AppError } from "@/lib/errors";
import { reportInput } from "@/lib/meetings/guests/report-abuse";
import { cancelForm } from "@/lib/web/forms/cancel-form";
import { formObjectOf } from "@/lib/web/forms/form-values";
import { profileForm } from "@/lib/web/forms/profile-form";
import { proposeForm } from "@/lib/web/forms/propose-form";
import { instantForm, scheduleForm } from "@/lib/web/forms/schedule-form";
import { wordingForm } from "@/lib/web/forms/wording-form";
import { connectCaldavInput } from "@/lib/web/pages/caldav-connect";
import { parseInput } from "@/lib/web/request/parse-input";

const forms: Record<string, z.ZodType> = {
  profile: profileForm,
  schedule: scheduleForm,
  instant: instantForm,
  propose: proposeForm,
  cancel: cancelForm,
  wording: wordingForm,
  key: createApiKeyInput,
  calendars: chooseCalendarsInput,
  caldav: connectCaldavInput,
  report: reportInput,
};

const name = fc.oneof(
  fc.constantFrom(
    "name",
    "timeZone",
    "locale",
    "updateMails",
    "defaultMinutes",
    "defaultDisclosure",
    "defaultReminders",
  ),
  fc.constantFrom(
    "title",
    "date",
    "time",
    "occurrence",
    "durationMinutes",
    "customMinutes",
    "inviteeUserIds[]",
    "otherPeople",
  ),
  fc.constantFrom(
    "zone",
    "note",
    "date1",
    "time1",
    "date2",
    "cancelReason",
    "label",
    "scopes[]",
    "serverUrl",
    "username",
  ),
  fc.constantFrom("password", "reason", "calendarId", "busyCalendarIds[]", "__proto__", "constructor", "formKey", ""),
);

const text = fc.oneof(
  fc.constantFrom(
    "",
    " ",
    "x",
    "-1",
    "1e400",
    "custom",
    "Nowhere/Land",
    "en-a1",
    "2026-13-45",
    "25:61",
    "\0",
    "\ud83d",
  ),
  fc.constantFrom(
    "Europe/Berlin",
    "en",
    "2027-03-28",
    "02:30",
    "50",
    "video",
    "neutral",
    "both",
    "-271821-04-20",
    "+275760-09-13",
  ),
  fc.string({ maxLength: 20 }),
);

/** Any fields any number of times, as whoever writes the request sends them. */
const sent = fc.array(fc.tuple(name, text), { maxLength: 12 }).map((pairs) => {
  const form = new FormData();
  for (const [field, value] of pairs) form.append(field, value);
  return form;
});

test.each(Object.keys(forms))(
  "whatever is sent to the form %s, and whatever is missing, is refused by name",
  (which) => {
    const schema = forms[which];
    if (schema === undefined) throw new Error("The test names its own forms.");
    fc.assert(
      fc.property(sent, (form) => {
        try {
          parseInput(schema, formObjectOf(form));
        } catch (error) {
          if (!(error instanceof AppError)) throw error;
          expect(error.code).toBe("invalid");
        }
      }),
      { numRuns: 2_000, seed: 30 },
    );
  },
);
