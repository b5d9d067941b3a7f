import { expect, test } from "vitest";
import { property } from "@/lib/ics/testing/read-wire";
import type { UpdateMeetingBody } from "@/lib/meetings/change/update-meeting-input";
import { aMeetingToTell } from "@/lib/testing/announced-meeting";
import { testDb } from "@/lib/testing/database";

type Place = NonNullable<UpdateMeetingBody["location"]>;

const others: { place: Place; words: string; inCalendar: string }[] = [
  {
    place: { type: "phone", value: "+49 30 1234" },
    words: "By phone: +49 30 1234",
    inCalendar: "By phone: +49 30 1234",
  },
  { place: { type: "phone" }, words: "By phone", inCalendar: "By phone" },
  {
    place: { type: "in_person", value: "Lindenallee 4" },
    words: "In person: Lindenallee 4",
    inCalendar: "In person: Lindenallee 4",
  },
  { place: { type: "in_person" }, words: "In person", inCalendar: "In person" },
  {
    place: { type: "video", value: "https://call.example/room" },
    words: "Video call",
    inCalendar: "Video call",
  },
];

test.each(others)(
  "from a video call without a link to $words and back: every guest reads both places",
  async (other) => {
    const told = await aMeetingToTell();
    await told.tell();

    await told.change({ location: other.place });
    const there = await told.tell();
    await told.change({ location: { type: "video" } });
    const back = await told.tell();

    expect(there.map(({ to }) => to)).toEqual(["bo@x.example", "cy@x.example", "di@x.example"]);
    expect(back).toHaveLength(3);
    for (const { text, html, ics } of there) {
      expect(text).toContain(`Video call → ${other.words}${other.place.type === "video" ? ", with a new link" : ""}`);
      expect(text + html + ics, "the link of a call stays in its room").not.toContain("call.example");
      expect(html).toContain(other.words);
      expect(property(ics, "LOCATION")?.value).toBe(other.inCalendar);
    }
    for (const { text } of back) expect(text).toContain(`${other.words} → Video call`);
    const where = { meetingId: told.meeting.id, state: { not: "sent" } } as const;
    expect(await testDb().delivery.count({ where })).toBe(0);
  },
);
