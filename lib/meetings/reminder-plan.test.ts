import { expect, test } from "vitest";
import { whenToRemind } from "@/lib/meetings/announce/consequences";
import { reminderPlans } from "@/lib/meetings/reminder-plan";
import { meetingRow } from "@/lib/testing/rows";
import { HOUR } from "@/lib/time/durations";

const meeting = meetingRow();

function planned(wishes: Partial<typeof meeting>, now: number) {
  return whenToRemind({ ...meeting, ...wishes }, now).map((job) =>
    job.name === "remind" ? [job.payload.kind, job.startAfter?.toISOString()] : [job.name],
  );
}

test("a meeting plans the reminders that its host chose, a day and ten minutes before", () => {
  const day = ["day_before", "2027-03-09T15:00:00.000Z"];
  const minutes = ["ten_minutes_before", "2027-03-10T14:50:00.000Z"];
  const expected = { both: [day, minutes], day_before: [day], ten_minutes_before: [minutes], none: [] };
  for (const reminders of reminderPlans) expect(planned({ reminders }, meeting.createdAt)).toEqual(expected[reminders]);
});

test("what is due already is not made up for, and a cancelled meeting reminds nobody", () => {
  expect(planned({}, meeting.startsAt - 24 * HOUR).map(([kind]) => kind)).toEqual(["ten_minutes_before"]);
  expect(planned({}, meeting.startsAt - HOUR / 6)).toEqual([]);
  expect(planned({ status: "cancelled" }, meeting.createdAt)).toEqual([]);
});
