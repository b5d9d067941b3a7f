import { expect, test } from "vitest";
import type { Actor } from "@/lib/context";
import { isCallOn, isForCall } from "@/lib/meetings/room/may-be-in-call";
import { invitationRow, meetingRow } from "@/lib/testing/rows";

const startsAt = Date.parse("2026-12-01T10:00:00Z");
const endsAt = Date.parse("2026-12-01T11:00:00Z");
const planned = { status: "scheduled", startsAt, endsAt, endedByHost: false } as const;

test("a call goes on past the planned end for an hour, and stops with the host's end or a cancellation", () => {
  expect(isCallOn(planned, startsAt - 600_001)).toBe(false);
  expect(isCallOn(planned, startsAt - 600_000)).toBe(true);
  expect(isCallOn(planned, endsAt + 3600_000 - 1)).toBe(true);
  expect(isCallOn(planned, endsAt + 3600_000)).toBe(false);
  expect(isCallOn({ ...planned, endedByHost: true }, endsAt + 1)).toBe(false);
  expect(isCallOn({ ...planned, status: "cancelled" }, endsAt - 1)).toBe(false);
});

test("a call is for its host and for who is invited, but not for who said no, nor for anybody else", () => {
  const cy = invitationRow("cy", { userId: "u-cy", response: "declined" });
  const row = meetingRow({ invitations: [invitationRow("bo", { response: "tentative" }), cy] });
  const of = (actor: Actor) => isForCall(row, actor);
  expect(of({ kind: "user", userId: "u-host", role: "counselor" })).toBe(true);
  expect(of({ kind: "guest", invitationId: "bo" })).toBe(true);
  expect(of({ kind: "guest", invitationId: "cy" })).toBe(false);
  expect(of({ kind: "user", userId: "u-cy", role: "client" })).toBe(false);
  expect(of({ kind: "guest", invitationId: "di" })).toBe(false);
  expect(of({ kind: "user", userId: "u-other", role: "counselor" })).toBe(false);
  expect(of({ kind: "system" })).toBe(false);
});
