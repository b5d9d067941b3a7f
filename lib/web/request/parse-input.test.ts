import { expect, test } from "vitest";
import { z } from "zod";
import { createApiKeyInput } from "@/lib/api-keys/create-api-key-input";
import { AppError, type FieldError } from "@/lib/errors";
import { browseMeetingsInput } from "@/lib/meetings/lists/browse-meetings";
import { scheduleMeetingInput } from "@/lib/meetings/schedule/schedule-meeting-input";
import { connectCaldavInput } from "@/lib/web/pages/caldav-connect";
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
    {
      field: "title",
      code: "too_small",
      detail: "Give the meeting a title.",
      values: { origin: "string", limit: 1 },
    },
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

test.each([
  ["NUL", "a\0"],
  ["half of a pair", "\ud83d"],
])("%s is refused wherever it stands, also by schemas that do not ask", (_, text) => {
  const schema = z.object({ q: z.string(), list: z.array(z.object({ id: z.string() })), more: z.unknown() });
  const input = { q: text, list: [{ id: "a" }, { id: text }], more: { deep: [text], none: null, number: 1 } };
  const fields = ["q", "list.1.id", "more.deep.0"];
  expect(() => parseInput(schema, input)).toThrow(
    expect.objectContaining({
      code: "invalid",
      fields: fields.map((field) => expect.objectContaining({ field, code: "unusable_character" })),
    }),
  );
  expect(parseInput(schema, { q: "a\tb\u0007", list: [], more: text.slice(0, 0) })).toBeDefined();
});

test("labels of keys, user names of servers and searches know the rule by themselves", () => {
  const broken = (schema: z.ZodType, input: unknown) =>
    schema.safeParse(input).error?.issues.map(({ path }) => path.join(".")) ?? [];
  expect(broken(createApiKeyInput, { label: "a\0b", scopes: ["chat"] })).toEqual(["label"]);
  const account = { serverUrl: "https://dav.example", username: "bo\0", password: "x" };
  expect(broken(connectCaldavInput, account)).toEqual(["username"]);
  expect(browseMeetingsInput.parse({ q: "\0" })).toMatchObject({ q: "" });
});

test.each([
  ['{"email":"a@x.example","name":"a\\u0000"}', "name", /NUL character \(U\+0000\)/],
  ['{"email":"a@x.example","name":"\\ud83d"}', "name", /half of an emoji/],
  ['{"email":"a@x.example","name":7}', "name", /^Give a string here\.$/],
  ['{"email":"a@x.example","nam":"A"}', "nam", /^Leave this member out/],
  ['{"name":"A"}', "email", /^This is missing: give a string\.$/],
])("an invitee %s has its fault named", (invitee, member, sentence) => {
  expect(errorsOf(`{"title":"Talk","inviteeEmails":[${invitee}]}`)).toEqual([
    expect.objectContaining({ field: `inviteeEmails.0.${member}`, detail: expect.stringMatching(sentence) }),
  ]);
});

test("an invitee that is neither address nor object is told what to give", () => {
  expect(errorsOf('{"title":"Talk","inviteeEmails":[7]}')).toEqual([
    expect.objectContaining({ field: "inviteeEmails.0", detail: "Give an address, or an object with email and name." }),
  ]);
});
