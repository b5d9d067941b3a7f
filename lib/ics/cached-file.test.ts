import { expect, test } from "vitest";
import { keptFile } from "@/lib/ics/cached-file";
import { type CalendarEvent, calendarFile } from "@/lib/ics/calendar-file";

const event: CalendarEvent = {
  method: "PUBLISH",
  status: "confirmed",
  uid: "kept@x.example",
  sequence: 0,
  dtstamp: Date.UTC(2026, 0, 1),
  startsAt: Date.UTC(2026, 1, 1),
  endsAt: Date.UTC(2026, 1, 2),
  summary: "Talk",
  organizer: { name: "Ada", email: "ada@x.example" },
};

const variants: Partial<CalendarEvent>[] = [
  { uid: "other@x.example" },
  { sequence: 1 },
  { dtstamp: Date.UTC(2026, 0, 2) },
  { startsAt: Date.UTC(2026, 1, 1, 1) },
  { endsAt: Date.UTC(2026, 1, 3) },
  { summary: "Other" },
  { description: "Bring it." },
  { location: "Here" },
  { url: "https://x.example/m/a" },
  { organizer: { name: "Bea", email: "ada@x.example" } },
  { organizer: { name: "Ada", email: "bea@x.example" } },
  { createdAt: Date.UTC(2025, 0, 1) },
  { updatedAt: Date.UTC(2025, 0, 1) },
];

test("a kept file is the file of exactly this event, whatever else was asked for before", () => {
  expect(keptFile(event)).toBe(calendarFile(event));
  for (const variant of variants) {
    const other = { ...event, ...variant };
    expect(keptFile(other)).toBe(calendarFile(other));
    expect(keptFile(other)).not.toBe(keptFile(event));
  }
  expect(keptFile({ ...event })).toBe(calendarFile(event));
});

test("what nobody asks for is let go, and an invalid event is never kept", () => {
  for (let sequence = 0; sequence < 600; sequence += 1) keptFile({ ...event, sequence });
  expect(keptFile(event)).toBe(calendarFile(event));
  const invalid = { ...event, uid: "no uid" };
  for (let tries = 0; tries < 2; tries += 1) expect(() => keptFile(invalid)).toThrow("UID");
});
