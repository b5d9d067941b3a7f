import { describe, expect, test } from "vitest";
import type { CalendarCopy } from "@/lib/adapters/calendar";
import {
  answersIn,
  driftOf,
  mergeEvent,
  type PushedEvent,
  pushedOf,
  sameEvent,
  samePushed,
  type WantedEvent,
} from "@/lib/effects/calendar/merge-event";

const bo = { invitationId: "i1", email: "bo@x.example", name: "Bo", response: "needs_action" as const };
const wanted: WantedEvent = {
  uid: "m1@meet.example",
  revision: 2,
  sequence: 1,
  stampedAt: null,
  organizer: { name: "Dana Whitfield", email: "rsvp+7f@reply.example" },
  title: "Session",
  description: "Join: https://meet.example/m/abc",
  place: "Room 5",
  startsAt: 1_000_000,
  endsAt: 2_000_000,
  timeZone: "Europe/Berlin",
  attendees: [bo],
  everInvited: new Set(["bo@x.example", "cy@x.example"]),
  call: false,
};
const pushed = pushedOf(wanted);

/** The event as we wrote it, but for what somebody did to it. */
function copy(changes: Partial<CalendarCopy> = {}): CalendarCopy {
  const { uid, title, description, place, startsAt, endsAt } = wanted;
  const { invitationId: _, ...attendee } = bo;
  const written = { uid, title, description, place, startsAt, endsAt, attendees: [attendee] };
  return { externalId: "e1", etag: "1", callUrl: null, callComes: false, own: true, ...written, ...changes };
}

const merged = (from: PushedEvent | null, to: Partial<WantedEvent>, current: Partial<CalendarCopy>) =>
  mergeEvent(from, { ...wanted, ...to }, copy(current));

describe("merging", () => {
  test("nobody changed anything: nothing to write", () => {
    expect(sameEvent(merged(pushed, {}, {}), copy())).toBe(true);
  });

  test.each([
    ["title", { title: "Ours" }, { title: "Theirs" }],
    ["description", { description: "Ours" }, { description: "Theirs" }],
    ["place", { place: "Ours" }, { place: "Theirs" }],
    ["time", { startsAt: 5, endsAt: 6 }, { startsAt: 7, endsAt: 8 }],
  ] as const)("%s: what only one side changed is kept, and where both did the meeting's", (_, ours, theirs) => {
    expect(merged(pushed, ours, {})).toMatchObject(ours);
    expect(merged(pushed, {}, theirs)).toMatchObject(theirs);
    expect(merged(pushed, ours, theirs)).toMatchObject(ours);
  });

  test("an event that we have never written becomes ours", () => {
    expect(merged(null, {}, { title: "Theirs", place: null })).toMatchObject({ title: "Session", place: "Room 5" });
  });

  test("the guest list of somebody else's event stays theirs, but for the answer of its invitee", () => {
    const attendees = [
      { email: "cy@x.example", name: "Cy", response: "declined" as const },
      { email: "bo@x.example", name: "B.", response: "needs_action" as const },
    ];
    const accepted = { attendees: [{ ...bo, response: "accepted" as const }] };
    expect(merged(pushed, accepted, { own: false, attendees }).attendees).toEqual([
      attendees[0],
      { email: "bo@x.example", name: "B.", response: "accepted" },
    ]);
  });

  test("people added in the calendar stay, people we uninvited go", () => {
    const attendees = ["bo@x.example", "cy@x.example", "eve@x.example"].map((email) => ({ ...bo, email }));
    const emails = merged(pushed, {}, { attendees }).attendees.map(({ email }) => email);
    expect(emails).toEqual(["bo@x.example", "eve@x.example"]);
  });

  test("nothing of ours alone is written", () => {
    expect(JSON.stringify(merged(pushed, {}, {}))).not.toMatch(/invitationId|everInvited/);
  });

  test("spaces and line ends that a calendar makes its own way are no change", () => {
    const respaced = { title: " Session ", description: "Join:\r\nhttps://meet.example/m/abc\n" };
    expect(driftOf(pushed, wanted, copy(respaced))).toEqual([]);
    expect(sameEvent(merged(pushed, {}, respaced), copy(respaced))).toBe(true);
  });
});

describe("answers", () => {
  const answered = (response: "accepted" | "declined") => ({ attendees: [{ ...bo, response }] });

  test("one that was given in the calendar is news, and is not written over before it is read", () => {
    expect(answersIn(pushed, wanted, copy(answered("accepted")))).toEqual([
      { invitationId: "i1", response: "accepted" },
    ]);
    expect(merged(pushed, {}, answered("accepted")).attendees).toMatchObject([{ response: "accepted" }]);
  });

  test("one that was given to us meanwhile is the newer", () => {
    const ours = { attendees: [{ ...bo, response: "declined" as const }] };
    expect(answersIn(pushed, { ...wanted, ...ours }, copy(answered("accepted")))).toEqual([]);
    expect(merged(pushed, ours, answered("accepted")).attendees).toMatchObject([{ response: "declined" }]);
  });

  test("one to an earlier time is asked for again", () => {
    const before = { ...pushed, responses: { i1: "accepted" as const } };
    expect(answersIn(before, wanted, copy(answered("accepted")))).toEqual([]);
    expect(merged(before, {}, answered("accepted")).attendees).toMatchObject([{ response: "needs_action" }]);
  });
});

describe("drift", () => {
  test("says either side's words, and nothing where the meeting has changed since", () => {
    expect(driftOf(pushed, wanted, copy({ title: "Theirs", startsAt: 7 }))).toEqual([
      { field: "title", ours: "Session", theirs: "Theirs" },
      { field: "time", ours: "1000000/2000000", theirs: "7/2000000" },
    ]);
    expect(driftOf(pushed, { ...wanted, title: "Ours" }, copy({ title: "Theirs" }))).toEqual([]);
    expect(driftOf(null, wanted, copy({ title: "Theirs" }))).toEqual([]);
  });

  test("what was written is the same whatever the order in which it comes back from the database", () => {
    const one = { ...pushed, responses: { a: "accepted", b: "declined" } as const };
    const other = { ...pushed, responses: { b: "declined", a: "accepted" } as const };
    expect(samePushed(one, other)).toBe(true);
    expect(samePushed(one, { ...other, responses: { a: "accepted" } })).toBe(false);
    expect(JSON.stringify(pushed)).not.toContain("@");
  });
});
