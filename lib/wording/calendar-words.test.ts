import { expect, test } from "vitest";
import { calendarWords } from "@/lib/wording/calendar-words";
import { exampleFacts } from "@/lib/wording/example-facts";

const meetingUrl = "https://meet.example/m/quiet-lake";

test("a neutral entry names the host and the meeting's link, and no title or description", () => {
  expect(calendarWords({ ...exampleFacts({ disclosure: "neutral" }), meetingUrl })).toEqual({
    summary: "Appointment with Dana Whitfield",
    description: "Details and join link: https://meet.example/m/quiet-lake",
    location: "In person: Lindenallee 4",
  });
  expect(calendarWords({ ...exampleFacts({ disclosure: "neutral", locale: "fr" }), meetingUrl }).summary).toBe(
    "Rendez-vous avec Dana Whitfield",
  );
});

test("a full entry has the title and the description as they are stored", () => {
  const facts = exampleFacts({ title: 'a,b;c\\d "q": é', description: "One.\r\nTwo." });
  expect(calendarWords({ ...facts, meetingUrl })).toMatchObject({
    summary: 'a,b;c\\d "q": é',
    description: "One.\r\nTwo.\n\nDetails and join link: https://meet.example/m/quiet-lake",
  });
});

test("an entry without a link says none, and the address of a video call never stands in the place", () => {
  const place = { type: "video", value: "https://calls.example/j/1" } as const;
  expect(calendarWords({ ...exampleFacts({ place, disclosure: "neutral" }), meetingUrl: null })).toEqual({
    summary: "Appointment with Dana Whitfield",
    description: "",
    location: "Video call",
  });
});
