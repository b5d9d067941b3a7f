import { NextIntlClientProvider } from "next-intl";
import type { ReactNode } from "react";
import { renderToString } from "react-dom/server";
import { beforeEach, expect, test, vi } from "vitest";
import { CaldavForm } from "@/components/calendars/caldav-form";
import { EditForm } from "@/components/meeting-change/edit-form";
import { InstantForm } from "@/components/meeting-form/instant-form";
import { ScheduleForm } from "@/components/meeting-form/schedule-form";
import { ProfileForm } from "@/components/settings/profile-form";
import type { FormState } from "@/lib/forms/form-state";
import messages from "@/messages/en.json";

/** What the server answered a form; the components ask React for it. */
const answered = vi.hoisted(() => ({ state: undefined as unknown })); // Safe: `state` is set to a FormState before each use.
vi.mock("react", async (original) => ({
  ...(await original<typeof import("react")>()),
  useActionState: () => [answered.state, "", false],
}));
beforeEach(() => {
  answered.state = undefined;
});

const action = async () => undefined;
const zones = [{ region: "Europe", zones: [{ id: "Europe/Berlin", city: "Berlin" }] }];
const person = { userId: "u1", name: "Mara Lind", email: "mara@x.example", timeZone: "Europe/Berlin", locale: "de" };
const host = {
  name: "Dana Whitfield",
  timeZone: "Europe/Berlin",
  locale: "en",
  disclosure: "neutral",
  minutes: 50,
  reminders: "both",
  video: { provided: false, usualLink: null },
} as const;
const people = {
  host,
  clients: [{ ...person, relationshipId: "r1" }],
  colleagues: [{ ...person, relationshipId: null }],
};
const readAddresses = (text: string) => ({ entries: text === "" ? [] : [{ email: text }] });
const profile = {
  name: "Dana",
  timeZone: "Europe/Berlin",
  locale: "en",
  updateMails: "always",
  alwaysSignIn: false,
  defaultMinutes: 50,
  defaultDisclosure: "neutral",
  defaultReminders: "both",
  usualVideoLink: null,
} as const;
const taken = [{ startsAt: 0, endsAt: Date.UTC(2100, 0), title: "All of it" }];
const times = { zones, taken, hasCalendar: true };

const forms: Record<string, (state: FormState) => ReactNode> = {
  profile: () => <ProfileForm action={action} profile={profile} zones={zones} hosts={true} />,
  schedule: () => <ScheduleForm {...times} action={action} formKey="k" people={people} readAddresses={readAddresses} />,
  instant: () => <InstantForm action={action} formKey="k" people={people} readAddresses={readAddresses} />,
  edit: (state) => (
    <EditForm
      {...times}
      state={state}
      act={() => undefined}
      formKey="k"
      people={people}
      startFrom={{}}
      from={{ edition: ["1"] }}
    />
  ),
  caldav: () => <CaldavForm action={action} startFrom={{ serverUrl: "", username: "" }} />,
};

const ofMeetings = [
  ...["title", "date", "time", "timeZone", "occurrence", "durationMinutes", "customMinutes", "relationshipId"],
  ...["inviteeUserIds[]", "otherPeople", "locationType", "disclosure", "reminders", "formKey", "edition"],
];
const names: Record<string, readonly string[]> = {
  profile: [
    "name",
    "timeZone",
    "locale",
    "updateMails",
    "alwaysSignIn",
    "defaultMinutes",
    "defaultDisclosure",
    "defaultReminders",
  ],
  schedule: ofMeetings,
  instant: ofMeetings,
  edit: ofMeetings,
  caldav: ["serverUrl", "username"],
};

/** What a form is never sent by our own pages, but by whoever writes the request. */
const texts = [
  "",
  " ",
  "x",
  "\0",
  "\ud83d",
  "-1",
  "0",
  "1e400",
  "NaN",
  "99999999999",
  "custom",
  "Nowhere/Land",
  "Etc/GMT+99",
  "en-",
  "i",
  "de_DE",
  "x-private",
  "en-a1",
  "2026-13-45",
  "9999-12-31",
  "0000-00-00",
  "-271821-04-20",
  "25:61",
  "23:59",
  "javascript:alert(1)",
  "__proto__",
  "x".repeat(10_000),
];

const valid = {
  date: ["2027-03-28"],
  time: ["02:30"],
  timeZone: ["Europe/Berlin"],
  durationMinutes: ["50"],
  locale: ["en"],
};

function statesOf(names: readonly string[]): Record<string, readonly string[]>[] {
  const all = texts.map((text) => Object.fromEntries(names.map((name) => [name, [text]])));
  const one = names.flatMap((name) => texts.map((text) => ({ ...valid, [name]: [text] })));
  const twice = names.map((name) => ({ ...valid, [name]: ["x", "y"] }));
  const missing = names.map((name) => Object.fromEntries(Object.entries(valid).filter(([key]) => key !== name)));
  return [{}, ...all, ...one, ...twice, ...missing];
}

test.each(Object.keys(forms))(
  "the form %s shows whatever was sent again, and whatever is missing",
  { timeout: 60_000 },
  (name) => {
    const failed: string[] = [];
    for (const values of statesOf(names[name] ?? [])) {
      const state = { answer: 1, values, errors: { "": ["Correct this."] } };
      answered.state = state;
      try {
        renderToString(
          <NextIntlClientProvider locale="en" messages={messages} timeZone="Europe/Berlin" onError={() => undefined}>
            {forms[name]?.(state)}
          </NextIntlClientProvider>,
        );
      } catch (error) {
        failed.push(`${JSON.stringify(values).slice(0, 200)}: ${error}`);
      }
    }
    expect(failed.slice(0, 5)).toEqual([]);
  },
);
