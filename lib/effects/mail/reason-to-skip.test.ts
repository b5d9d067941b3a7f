import { expect, test } from "vitest";
import { reasonToSkip } from "@/lib/effects/mail/reason-to-skip";

const NOON = Date.parse("2027-03-11T12:00:00Z");
const HOUR = 3_600_000;

/** An update of a meeting that began at ten: to which end it says, and to which its recipient knows, in hours from noon. */
function updateTo(end: number, known: number | null) {
  const content = contentTo(end);
  return {
    template: "meeting_updated",
    accountClosed: false,
    withdrawn: false,
    superseded: false,
    mayHaveHeard: true,
    lastSaid: known === null ? null : contentTo(known),
    content,
    meeting: { ...contentTo(-1), ...meetingPart },
    response: "accepted" as const,
    optedOut: false,
    noMessages: false,
    unread: false,
  };
}

const meetingPart = {
  id: "m",
  status: "scheduled" as const,
  uid: "u",
  slug: "s",
  disclosure: "full" as const,
  cancelReason: null,
  createdAt: NOON,
  updatedAt: NOON,
  hostLocale: "en",
  hostTimeZone: "UTC",
};

function contentTo(end: number) {
  const location = { type: "video" as const, value: null };
  const words = { title: "Review", description: null, timeZone: "UTC", host: "Dana", location };
  return { ...words, startsAt: NOON - 2 * HOUR, endsAt: NOON + end * HOUR, status: "scheduled" as const };
}

test("whoever counts on a later end is told that a change has put it into the past", () => {
  expect(reasonToSkip(updateTo(-1, 5), NOON)).toBeUndefined();
});

test("of a meeting that is over nobody hears anything else", () => {
  expect(reasonToSkip(updateTo(-1, -1), NOON)).toBe("meeting_ended");
  expect(reasonToSkip(updateTo(-1, null), NOON)).toBe("meeting_ended");
  // Written before it was ended early, it says nothing of that.
  expect(reasonToSkip(updateTo(5, 5), NOON)).toBe("meeting_ended");
  expect(reasonToSkip({ ...updateTo(-1, 5), template: "scheduled_meeting_invitation" }, NOON)).toBe("meeting_ended");
});
