import { expect, test } from "vitest";
import { recipientsOf } from "@/components/meeting-form/recipients";
import { parseAddressList } from "@/lib/people/address-list";

const mara = person("mara", { relationshipId: "r-mara", timeZone: "Europe/Lisbon" });
const jonas = person("jonas", { relationshipId: "r-jonas", locale: "de" });
const lena = person("lena", { locale: "es", timeZone: "Europe/Madrid" });
const people = {
  host: {
    name: "Dana",
    timeZone: "Europe/Berlin",
    locale: "fr",
    disclosure: "neutral" as const,
    minutes: 50,
    reminders: "both" as const,
    video: { provided: false, usualLink: null },
  },
  clients: [mara, jonas],
  colleagues: [lena],
};

function person(name: string, more: { relationshipId?: string; timeZone?: string; locale?: string }) {
  const email = `${name}@x.example`;
  return { userId: name, name, email, relationshipId: null, timeZone: "Europe/Berlin", locale: "en", ...more };
}

const listed = (values: Record<string, string[]>) =>
  recipientsOf(values, people, parseAddressList).map(
    ({ email, kind, locale, timeZone }) => `${email} ${kind} ${locale} ${timeZone}`,
  );

test("each person reads in their own language and zone, a guest in the host's", () => {
  expect(
    listed({
      relationshipId: ["r-mara"],
      "inviteeUserIds[]": ["lena", "jonas"],
      inviteeEmails: ["Bo <bo@y.example>, not an address"],
    }),
  ).toEqual([
    "mara@x.example client en Europe/Lisbon",
    "jonas@x.example client de Europe/Berlin",
    "lena@x.example colleague es Europe/Madrid",
    "bo@y.example guest fr Europe/Berlin",
  ]);
});

test("somebody named three times is one recipient, as the first of client, colleague and guest", () => {
  const named = {
    relationshipId: ["r-mara"],
    "inviteeUserIds[]": ["mara", "lena"],
    inviteeEmails: ["MARA@x.example, Lena <lena@x.example>, bo@y.example, Bo@y.example"],
  };
  expect(listed(named).map((line) => line.split(" ")[1])).toEqual(["client", "colleague", "guest"]);
});

test("an empty form tells nobody", () => {
  expect(listed({})).toEqual([]);
  expect(listed({ relationshipId: [""], "inviteeUserIds[]": ["stranger"] })).toEqual([]);
});

test("a name that only stood beside its address is marked for the host to look at", () => {
  const typed = { inviteeEmails: ["Lind, Mara <m@y.example>; Bo, b@y.example"] };
  const guests = recipientsOf(typed, people, parseAddressList);
  expect(guests.map(({ name, unsure }) => [name, unsure])).toEqual([
    ["Lind, Mara", undefined],
    ["Bo", true],
  ]);
});
