import { expect, test } from "vitest";
import { calendarEventOf } from "@/lib/meetings/calendar-file/calendar-event-of";
import { calendarLinks } from "@/lib/meetings/calendar-file/calendar-links";
import { testSecrets } from "@/lib/testing/people";
import { meetingRow } from "@/lib/testing/rows";

const sender = {
  appUrl: "https://meet.example",
  platformEmail: "meetings@compath.example",
  secrets: testSecrets,
  replyDomain: undefined,
  locale: "en",
};
const linksOf = (wishes: Parameters<typeof meetingRow>[0]) =>
  calendarLinks(calendarEventOf(meetingRow(wishes), sender));
const queryOf = (link: string) => Object.fromEntries(new URL(link).searchParams);

test("each service gets the same entry under its own names, in UTC", () => {
  const links = linksOf({
    disclosure: "full",
    title: "Talk & tea + 1",
    locationType: "in_person",
    locationValue: "Room #2",
  });
  expect(queryOf(links.google)).toMatchObject({
    action: "TEMPLATE",
    text: "Talk & tea + 1",
    dates: "20270310T150000Z/20270310T160000Z",
    location: "In person: Room #2",
  });
  for (const link of [links.outlook, links.microsoft365])
    expect(queryOf(link)).toMatchObject({
      subject: "Talk & tea + 1",
      startdt: "2027-03-10T15:00:00.000Z",
      enddt: "2027-03-10T16:00:00.000Z",
      location: "In person: Room #2",
    });
  expect(queryOf(links.yahoo)).toMatchObject({
    title: "Talk & tea + 1",
    st: "20270310T150000Z",
    et: "20270310T160000Z",
    in_loc: "In person: Room #2",
  });
  expect(Object.values(links).map((link) => new URL(link).host)).toEqual([
    "calendar.google.com",
    "outlook.live.com",
    "outlook.office.com",
    "calendar.yahoo.com",
  ]);
});

test("spaces are never plus signs, which Outlook would show", () => {
  for (const link of Object.values(linksOf({ disclosure: "full", title: "Two words" })))
    expect(link).not.toContain("+");
});

test("a neutral entry says whom the appointment is with and nothing of what it is about", () => {
  for (const link of Object.values(linksOf({ disclosure: "neutral", title: "Canary", description: "Secret notes" }))) {
    const text = decodeURIComponent(link);
    expect(text).toContain("Appointment with Dana Whitfield");
    expect(text).not.toMatch(/Canary|Secret|@|\/i\//);
  }
});
