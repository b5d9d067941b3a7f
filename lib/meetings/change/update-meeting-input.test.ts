import { expect, test } from "vitest";
import { updateMeetingInput } from "@/lib/meetings/change/update-meeting-input";

function broken(json: string): string[] {
  const result = updateMeetingInput.safeParse(JSON.parse(json));
  return result.success ? [] : result.error.issues.map(({ path, code }) => `${path.join(".")}:${code}`);
}

test("what is left out stays: nothing is filled in", () => {
  expect(updateMeetingInput.parse({})).toEqual({});
  expect(updateMeetingInput.parse({ title: " New " })).toEqual({ title: "New" });
});

test("null empties what may be empty, and an empty text is none", () => {
  const emptied = { description: null, relationshipId: null, cancelReason: null };
  expect(updateMeetingInput.parse(emptied)).toEqual(emptied);
  expect(updateMeetingInput.parse({ description: " ", cancelReason: " " })).toEqual({
    description: null,
    cancelReason: null,
  });
});

test.each([
  "hostId",
  "id",
  "createdAt",
  "sequence",
  "revision",
  "uid",
  "token",
  "kind",
  "origin",
  "skipInvitationEmails",
  "cancelledAt",
  "__proto__",
])("%s cannot be changed", (member) => {
  expect(broken(`{"${member}":"x"}`)).toEqual([":unrecognized_keys"]);
});

test("a meeting can be called off and nothing else", () => {
  expect(broken('{"status":"cancelled"}')).toEqual([]);
  for (const status of ["ended", "scheduled", "in_progress"]) {
    expect(broken(JSON.stringify({ status }))).toEqual(["status:invalid_value"]);
  }
});

test("the word to the invitees has at most 500 characters, all of which can be stored", () => {
  expect(broken(JSON.stringify({ cancelReason: "a".repeat(500) }))).toEqual([]);
  expect(broken(JSON.stringify({ cancelReason: "a".repeat(501) }))).toEqual(["cancelReason:too_big"]);
  expect(broken('{"cancelReason":"a\\u0000"}')).toEqual(["cancelReason:custom"]);
});

test.each(["title", "startsAt", "endsAt", "timeZone", "location", "inviteeUserIds", "inviteeEmails", "status"])(
  "%s cannot be emptied with null",
  (member) => {
    expect(broken(`{"${member}":null}`).map((one) => one.split(":")[0])).toEqual([member]);
  },
);
