import { expect, test } from "vitest";
import { property } from "@/lib/ics/testing/read-wire";
import type { UpdateMeetingBody } from "@/lib/meetings/change/update-meeting-input";
import { aMeetingToTell } from "@/lib/testing/announced-meeting";
import { testDb } from "@/lib/testing/database";

type Step = { body: UpdateMeetingBody; words: string };

const video = (value?: string): Step => ({
  body: { location: value === undefined ? { type: "video" } : { type: "video", value } },
  words: "Video call",
});
const phone = (value?: string): Step => ({
  body: { location: value === undefined ? { type: "phone" } : { type: "phone", value } },
  words: value === undefined ? "By phone" : `By phone: ${value}`,
});
const here = (value?: string): Step => ({
  body: { location: value === undefined ? { type: "in_person" } : { type: "in_person", value } },
  words: value === undefined ? "In person" : `In person: ${value}`,
});

test("A1: from any kind of place to any other, with a value and without one: every guest reads both, and nothing is left unsent", async () => {
  const told = await aMeetingToTell();
  await told.tell();
  const [link, other] = ["https://call.example/a", "https://call.example/b?x=1&y=2"];
  // Each kind after each other one, and another value of the same kind.
  const steps = [
    phone("+49 30 1"),
    here(),
    video(link),
    phone(),
    here("Lindenallee 4, 2. OG"),
    phone("+49 30 2"),
    video(),
    here("Café “Öl” <hinten>"),
  ];
  steps.push(here("Lindenallee 5"), video(other), video(link), video(), phone(), phone("+49 30 3"), here(), video());
  let before = "Video call";
  for (const { body, words } of steps) {
    await told.change(body);
    const mails = await told.tell();
    expect(mails.map(({ to }) => to)).toEqual(["bo@x.example", "cy@x.example", "di@x.example"]);
    for (const { text, ics } of mails) {
      expect(text).toContain(`${before} → ${words}${before === words ? ", with a new link" : ""}`);
      expect(text).not.toContain("call.example");
      expect(property(ics, "LOCATION")?.value.length).toBeGreaterThan(0);
    }
    before = words;
  }
  const unsent = { meetingId: told.meeting.id, state: { not: "sent" } } as const;
  expect(await testDb().delivery.count({ where: unsent })).toBe(0);
});

test("A1: a place that changes with the time, the title and the zone is told with them", async () => {
  const told = await aMeetingToTell();
  await told.tell();
  const all = {
    startsAt: "2027-03-28T01:30:00+01:00",
    timeZone: "Europe/Lisbon",
    title: "Other",
    durationMinutes: 120,
  };
  await told.change({ ...all, ...phone().body });
  const mails = await told.tell();
  expect(mails).toHaveLength(3);
  for (const { text } of mails) expect(text).toContain("Video call → By phone");
});

test("A1: places that are changed and changed back before anybody is told are no change, and one in between is told as the last", async () => {
  const told = await aMeetingToTell();
  await told.tell();
  for (const { body } of [phone("+49 30 1"), here(), video()]) await told.change(body);
  expect(await told.tell()).toEqual([]);
  for (const { body } of [here("Room 1"), video("https://call.example/a"), phone()]) await told.change(body);
  const mails = await told.tell();
  expect(mails).toHaveLength(3);
  for (const { text } of mails) expect(text).toContain("Video call → By phone");
});
