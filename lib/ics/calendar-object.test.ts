import ICAL from "ical.js";
import { expect, test } from "vitest";
import { calendarObject, mergedObject, type ObjectEvent } from "@/lib/ics/calendar-object";
import { readObject } from "@/lib/ics/read-object";

const meeting: ObjectEvent = {
  uid: "7b1d@meet.example",
  sequence: 1,
  dtstamp: Date.parse("2027-03-01T09:00:00Z"),
  startsAt: Date.parse("2027-03-10T15:00:00Z"),
  endsAt: Date.parse("2027-03-10T16:00:00Z"),
  title: "Appointment with Dana Whitfield",
  description: "Open the meeting: https://meet.example/m/abc",
  place: "Online",
  attendees: [
    { email: "bo@x.example", name: 'Bo, the "guest"\r\nX-EVIL:1', response: "needs_action" },
    { email: "mara+1@x.example", name: null, response: "accepted" },
  ],
  organizer: { name: "Dana Whitfield", email: "rsvp+7f@reply.example" },
  writer: "c1",
};

/** As a person's own program would edit it. */
function edited(object: string, edit: (event: ICAL.Component) => void): string {
  const calendar = new ICAL.Component(ICAL.parse(object));
  const event = calendar.getFirstSubcomponent("vevent");
  if (event) edit(event);
  return `${calendar}\r\n`;
}

const added = (event: ICAL.Component, line: string) => event.addProperty(ICAL.Property.fromString(line));

test("an object says what the meeting is, in lines of at most 75 octets, without a method", () => {
  const object = calendarObject({ ...meeting, title: "Zoë 👩‍🚀 ".repeat(20) });
  expect(object).not.toContain("METHOD");
  expect(object.endsWith("END:VCALENDAR\r\n")).toBe(true);
  for (const line of object.split("\r\n")) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
  expect(object).toContain("CLASS:PRIVATE");
  expect(readObject(calendarObject(meeting))).toEqual({
    uid: meeting.uid,
    title: meeting.title,
    description: meeting.description,
    place: "Online",
    startsAt: meeting.startsAt,
    endsAt: meeting.endsAt,
    sequence: 1,
    cancelled: false,
    organizer: "rsvp+7f@reply.example",
    writer: "c1",
    silent: true,
    rooms: [],
    attendees: [
      { email: "bo@x.example", name: "Bo, the ”guest” X-EVIL:1", response: "needs_action" },
      { email: "mara+1@x.example", name: "mara+1@x.example", response: "accepted" },
    ],
  });
});

test("P1: no server and no program is to mail the people in it, whoever wrote them into it", () => {
  const named = ({ object }: { object: string }) =>
    object
      .replaceAll("\r\n ", "")
      .split("\r\n")
      .filter((line) => /^(ATTENDEE|ORGANIZER)/.test(line));
  const object = calendarObject(meeting);
  expect(named({ object })).toHaveLength(3);
  const withIda = mergedObject(
    edited(object, (event) => added(event, "ATTENDEE;CN=Ida;X-NUM-GUESTS=1:mailto:ida@x.example")),
    { ...meeting, attendees: [...meeting.attendees, { email: "ida@x.example", name: null, response: "declined" }] },
  );
  expect(named({ object: withIda })).toHaveLength(4);
  expect(withIda).toContain("X-NUM-GUESTS=1");
  for (const line of [...named({ object }), ...named({ object: withIda })])
    expect(line).toContain(";SCHEDULE-AGENT=NONE");
  for (const one of [object, withIda]) {
    expect(one).toContain("\r\nX-MOZ-SEND-INVITATIONS:FALSE\r\n");
    expect(readObject(one)?.silent).toBe(true);
  }
});

test.each([
  ["the mark of one person", (object: string) => object.replace(/;SCHEDULE-AGENT=NONE(?=[^;]*bo@x)/, "")],
  ["all marks", (object: string) => object.replaceAll(";SCHEDULE-AGENT=NONE", "")],
  ["what programs read", (object: string) => object.replace("X-MOZ-SEND-INVITATIONS:FALSE\r\n", "")],
  ["who organizes it", (object: string) => object.replace(/ORGANIZER[^\r]*\r\n/, "")],
  ["for what mails nobody what does", (object: string) => object.replaceAll("AGENT=NONE", "AGENT=CLIENT")],
  ["for silence a wish", (object: string) => object.replace("INVITATIONS:FALSE", "INVITATIONS:TRUE")],
])("P1: an object out of which a program took %s is seen, and written as it was", (_, edit) => {
  const object = calendarObject(meeting).replaceAll("\r\n ", "");
  const stripped = edit(object);
  expect(stripped).not.toBe(object);
  expect(readObject(stripped)?.silent).toBe(false);
  expect(readObject(mergedObject(stripped, meeting))).toEqual(readObject(object));
});

test("P2: the organizer is ours under the host's name, in place of whomever a program or an earlier form named", () => {
  const theirs = edited(calendarObject(meeting), (event) => {
    event.removeAllProperties("organizer");
    added(event, "ORGANIZER;CN=Dana:mailto:dana@practice.example");
  });
  const written = mergedObject(theirs, meeting).replaceAll("\r\n ", "");
  expect(written).toContain("ORGANIZER;CN=Dana Whitfield;SCHEDULE-AGENT=NONE:mailto:rsvp+7f@reply.example");
  expect(written.match(/^ORGANIZER/gm)).toHaveLength(1);
});

test("nobody organizes an event without attendees, and somebody else's keeps its organizer", () => {
  expect(calendarObject({ ...meeting, attendees: [] })).not.toContain("ORGANIZER");
  const idas = edited(calendarObject({ ...meeting, attendees: [] }), (event) =>
    added(event, "ORGANIZER:mailto:ida@x.example"),
  );
  expect(readObject(mergedObject(idas, { ...meeting, organizer: null }))?.organizer).toBe("ida@x.example");
});

test("the same meeting is the same bytes, and a changed one takes over what changed", () => {
  const first = calendarObject(meeting);
  expect(calendarObject(meeting)).toBe(first);
  expect(mergedObject(mergedObject(first, meeting), meeting)).toBe(mergedObject(first, meeting));
  const moved = {
    ...meeting,
    sequence: 2,
    startsAt: meeting.startsAt + 86_400_000,
    endsAt: meeting.endsAt + 86_400_000,
    title: "New",
    place: null,
    attendees: meeting.attendees.slice(1),
  };
  expect(readObject(mergedObject(first, moved))).toMatchObject({
    uid: meeting.uid,
    startsAt: moved.startsAt,
    endsAt: moved.endsAt,
    title: "New",
    place: null,
    sequence: 2,
    attendees: [{ email: "mara+1@x.example" }],
  });
});

test("what somebody wrote into the event stays", () => {
  const theirs = edited(calendarObject(meeting), (event) => {
    for (const line of [
      "CATEGORIES:Work",
      "COLOR:teal",
      "X-APPLE-TRAVEL-DURATION:PT15M",
      "ATTENDEE;CN=Ida;PARTSTAT=ACCEPTED:mailto:ida@x.example",
    ])
      added(event, line);
    const alarm = new ICAL.Component("valarm");
    alarm.addPropertyWithValue("action", "DISPLAY");
    event.addSubcomponent(alarm);
  });
  const ida = { email: "ida@x.example", name: null, response: "accepted" as const };
  const merged = mergedObject(theirs, { ...meeting, title: "New", attendees: [ida] });
  expect(merged).toContain("ATTENDEE;CN=Ida;PARTSTAT=ACCEPTED;SCHEDULE-AGENT=NONE:mailto:ida@x.exa");
  for (const part of ["CATEGORIES:Work", "COLOR:teal", "X-APPLE-TRAVEL-DURATION", "BEGIN:VALARM"])
    expect(merged).toContain(part);
  expect(readObject(merged)).toMatchObject({
    title: "New",
    attendees: [{ email: "ida@x.example", response: "accepted" }],
  });
});

test("somebody whom the host added in the calendar and then invited is named once, with the answer as we know it", () => {
  const theirs = edited(calendarObject({ ...meeting, attendees: [] }), (event) =>
    added(event, "ATTENDEE;PARTSTAT=ACCEPTED:MAILTO:Bo@X.example"),
  );
  expect(readObject(mergedObject(theirs, meeting))?.attendees.map(({ email }) => email)).toEqual([
    "bo@x.example",
    "mara+1@x.example",
  ]);
});

test("a time that is the same instant keeps its notation, another one does not", () => {
  const theirs = edited(calendarObject(meeting), (event) => {
    for (const name of ["dtstart", "dtend"]) event.removeAllProperties(name);
    for (const line of ["DTSTART;TZID=Europe/Berlin:20270310T160000", "DURATION:PT1H"]) added(event, line);
  });
  expect(mergedObject(theirs, meeting)).toContain("DTSTART;TZID=Europe/Berlin:20270310T160000");
  const longer = mergedObject(theirs, { ...meeting, endsAt: meeting.endsAt + 60_000 });
  expect(longer).toContain("DTSTART:20270310T150000Z");
  expect(longer).not.toContain("DURATION");
});

test("a sequence never goes back, and an event that was struck out stands again", () => {
  const theirs = edited(calendarObject(meeting), (event) => {
    event.updatePropertyWithValue("sequence", 9);
    event.updatePropertyWithValue("status", "CANCELLED");
  });
  expect(readObject(mergedObject(theirs, meeting))).toMatchObject({ sequence: 9, cancelled: false });
});

test("an object of another event, or none, is refused", () => {
  const other = calendarObject({ ...meeting, uid: "other@meet.example" });
  expect(() => mergedObject(other, meeting)).toThrow("holds no such event");
  expect(() => mergedObject("nonsense", meeting)).toThrow("holds no such event");
  expect(() =>
    calendarObject({ ...meeting, attendees: [{ email: "a@x\r\nX:1", name: null, response: "accepted" }] }),
  ).toThrow("plain e-mail");
});

test("what others wrote is read as far as it can be", () => {
  const lines = (more: string) =>
    `BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:x\r\n${more}\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n`;
  expect(readObject(lines("DTSTART;VALUE=DATE:20270310"))).toMatchObject({
    title: "",
    place: null,
    startsAt: null,
    endsAt: null,
    organizer: null,
  });
  expect(readObject(lines("DTSTART:20270310T100000Z\r\nORGANIZER:MAILTO:A%2BB@X.example"))).toMatchObject({
    organizer: "a+b@x.example",
  });
  expect(readObject("BEGIN:VCALENDAR\r\nBEGIN:VTODO\r\nUID:x\r\nEND:VTODO\r\nEND:VCALENDAR")).toBeNull();
  expect(readObject("")).toBeNull();
});

test("C3: a time without a zone is on its owner's clock, and on nobody's where the owner is unknown", () => {
  const local = calendarObject(meeting)
    .replace(/DTSTART.*/, "DTSTART:20270310T150000")
    .replace(/DTEND.*/, "DTEND:20270310T160000");
  expect(readObject(local, "Europe/Berlin")?.startsAt).toBe(Date.parse("2027-03-10T14:00:00Z"));
  expect(readObject(local, "Asia/Tokyo")?.endsAt).toBe(Date.parse("2027-03-10T07:00:00Z"));
  expect(readObject(local)).toMatchObject({ uid: meeting.uid, startsAt: null, endsAt: null });
  expect(readObject(mergedObject(local, meeting), "Europe/Berlin")?.startsAt).toBe(meeting.startsAt);
});

test("C8: words that another program keeps beside the description go when the description changes, and stay when not", () => {
  const kept = edited(calendarObject(meeting), (event) => added(event, "X-ALT-DESC;FMTTYPE=text/html:<b>Old</b>"));
  expect(mergedObject(kept, meeting)).toContain("X-ALT-DESC");
  expect(mergedObject(kept, { ...meeting, description: "New" })).not.toContain("X-ALT-DESC");
});
