import { expect, test } from "vitest";
import { AppError, type FieldError } from "@/lib/errors";
import { scheduleMeetingInput } from "@/lib/meetings/schedule/schedule-meeting-input";
import { parseInput } from "@/lib/web/request/parse-input";

function errorsOf(json: string): readonly FieldError[] {
  try {
    parseInput(scheduleMeetingInput, JSON.parse(json));
    return [];
  } catch (error) {
    if (error instanceof AppError && error.code === "invalid") return error.fields;
    throw error;
  }
}

test("each broken rule has its field, its code and a sentence that says what to do", () => {
  expect(errorsOf('{"title":"","timeZone":"Mars/Olympus","location":{"type":"video","value":"http://x"}}')).toEqual([
    { field: "title", code: "too_small", detail: "Give the meeting a title." },
    {
      field: "timeZone",
      code: "unknown_time_zone",
      detail: "Choose a zone by its name, for example Europe/Berlin.",
    },
    {
      field: "location.value",
      code: "not_https",
      detail: "Give a link that starts with https://, or leave it empty.",
    },
  ]);
});

test("every unknown member is named by itself", () => {
  const detail = "Leave this member out: it is not part of the contract.";
  expect(errorsOf('{"title":"Talk","hostId":1,"__proto__":{},"location":{"type":"phone","lat":1}}')).toEqual([
    { field: "location.lat", code: "unknown_member", detail },
    { field: "hostId", code: "unknown_member", detail },
    { field: "__proto__", code: "unknown_member", detail },
  ]);
});

test.each([
  ["{}", "title", "required", "This is missing: give a string."],
  ['{"title":7}', "title", "invalid_type", "Give a string here."],
  ['{"title":"Talk","durationMinutes":"50"}', "durationMinutes", "invalid_type", "Give a number here."],
  ['{"title":"Talk","skipInvitationEmails":1}', "skipInvitationEmails", "invalid_type", "Give true or false here."],
  ['{"title":"Talk","inviteeEmails":{}}', "inviteeEmails", "invalid_type", "Give a list here."],
  ["[]", "", "invalid_type", "Give an object here."],
  ["null", "", "invalid_type", "Give an object here."],
])("%s is answered with a sentence of ours, not the validator's", (json, field, code, detail) => {
  expect(errorsOf(json)).toEqual([{ field, code, detail }]);
});
