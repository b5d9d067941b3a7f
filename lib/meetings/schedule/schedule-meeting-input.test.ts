import { expect, test } from "vitest";
import { postMessageInput } from "@/lib/conversations/post-message-input";
import { proposeTimesInput } from "@/lib/meetings/answers/propose-times-input";
import { respondInput } from "@/lib/meetings/answers/respond-input";
import { hostWordField } from "@/lib/meetings/change/update-meeting-input";
import { scheduleMeetingInput } from "@/lib/meetings/schedule/schedule-meeting-input";

const id = "019A3F6C-7b1e-7c3d-8000-0123456789ab";

/** `__proto__` is a member in JSON but not in an object literal, so bodies are written as they are sent. */
function broken(json: string): string[] {
  const result = scheduleMeetingInput.safeParse({ title: "Talk", ...JSON.parse(json) });
  return result.success ? [] : result.error.issues.map(({ path, code }) => `${path.join(".")}:${code}`);
}

function brokenWithout(json: string): string[] {
  const result = scheduleMeetingInput.safeParse(JSON.parse(json));
  return result.success ? [] : result.error.issues.map(({ path }) => path.join("."));
}

test("the least that says something is a title; everything else has a default", () => {
  expect(scheduleMeetingInput.parse({ title: "  Talk " })).toEqual({
    kind: "scheduled",
    title: "Talk",
    description: null,
    location: { type: "video", value: null },
    relationshipId: null,
    inviteeUserIds: [],
    inviteeEmails: [],
    skipInvitationEmails: false,
  });
});

test("instants become milliseconds, ids lower case, addresses keep the name to greet by", () => {
  const parsed = scheduleMeetingInput.parse({
    title: "Talk",
    description: " \n Bring the form. ",
    startsAt: "2026-12-01T16:00:00+01:00",
    relationshipId: id,
    inviteeEmails: ["bo@x.example", { email: "cy@x.example", name: " Cy " }, { email: "di@x.example", name: " " }],
    location: { type: "phone", value: " +49 30 1234 " },
  });
  expect(parsed).toMatchObject({
    description: "Bring the form.",
    startsAt: Date.parse("2026-12-01T15:00:00Z"),
    relationshipId: id.toLowerCase(),
    inviteeEmails: [
      { email: "bo@x.example", name: null },
      { email: "cy@x.example", name: "Cy" },
      { email: "di@x.example", name: null },
    ],
    location: { type: "phone", value: "+49 30 1234" },
  });
});

test("a title has 1 to 255 characters once trimmed", () => {
  expect(broken(JSON.stringify({ title: ` ${"a".repeat(255)} ` }))).toEqual([]);
  expect(broken(JSON.stringify({ title: "a".repeat(256) }))).toEqual(["title:too_big"]);
  expect(broken('{"title":" \\n "}')).toEqual(["title:too_small"]);
  expect(brokenWithout("{}")).toEqual(["title"]);
});

test("a description has at most 4,000 characters and an empty one is none", () => {
  expect(broken(JSON.stringify({ description: "a".repeat(4001) }))).toEqual(["description:too_big"]);
  expect(scheduleMeetingInput.parse({ title: "Talk", description: "  " }).description).toBeNull();
});

test.each(['"a\\u0000b"', '"\\ud83d"', '"\\udc00 \\ud83d"'])("text that cannot be mended is refused: %s", (text) => {
  expect(broken(`{"title":${text}}`)).toEqual(["title:custom"]);
  expect(broken(`{"description":${text}}`)).toEqual(["description:custom"]);
  expect(broken(`{"location":{"type":"phone","value":${text}}}`)).toEqual(["location.value:custom"]);
  expect(broken(`{"inviteeEmails":[{"email":"a@x.example","name":${text}}]}`)).toHaveLength(1);
});

test.each([
  ["a soft line break", "a\u000bb", "a b", "a\nb"],
  ["a line break of mainframes", "a\u0085b", "a b", "a\nb"],
  ["a form feed", "a\fb", "a b", "a\nb"],
  ["a paragraph separator", "a\u2029b", "a b", "a\nb"],
  ["line ends of Windows", "a\r\nb", "a b", "a\nb"],
  ["half an emoji", "a\ud83db", "ab", "ab"],
  ["a control", "a\u001bb", "ab", "ab"],
  ["a zero-width space", "\u200bab", "ab", "ab"],
  ["marks of direction", "\u202eab\u2066", "ab", "ab"],
  ["a letter in two pieces", "Jose\u0301", "José", "José"],
])("%s is read as people see it, wherever it stands", (_, typed, line, lines) => {
  const location = { type: "phone", value: typed };
  const inviteeEmails = [{ email: `\u200ba@x.example\ufeff`, name: typed }];
  expect(scheduleMeetingInput.parse({ title: typed, description: typed, location, inviteeEmails })).toMatchObject({
    title: line,
    description: lines,
    location: { type: "phone", value: line },
    inviteeEmails: [{ email: "a@x.example", name: line }],
  });
  const note = { response: "accepted", note: typed };
  expect(respondInput.parse(note).note).toBe(lines);
  expect(proposeTimesInput.parse({ startsAt: ["2026-12-01T15:00:00Z"], note: typed }).note).toBe(lines);
  expect(postMessageInput.parse({ body: typed, clientId: id }).body).toBe(lines);
  expect(hostWordField.parse(typed)).toBe(lines);
});

test("line breaks, tabs and whole emoji are text", () => {
  expect(broken('{"description":"one\\r\\n\\ttwo \\ud83d\\ude00"}')).toEqual([]);
});

test.each([
  "__proto__",
  "constructor",
  "prototype",
  "hostId",
  "id",
  "status",
  "sequence",
  "uid",
  "token",
  "createdAt",
  "emailVerified",
  "origin",
  "Title",
])("the member %s is not part of the contract", (member) => {
  expect(broken(`{"${member}":{"admin":true}}`)).toEqual([":unrecognized_keys"]);
  expect(broken(`{"location":{"type":"video","${member}":{"admin":true}}}`)).toEqual(["location:unrecognized_keys"]);
  expect(({} as { admin?: boolean }).admin).toBeUndefined(); // Safe: reads a member that must not exist.
});

test.each(["title", "description", "startsAt", "endsAt", "timeZone", "relationshipId", "kind", "disclosure"])(
  "%s takes no object, list, number or boolean where text is expected",
  (member) => {
    for (const value of ['{"not":""}', "[]", '["a"]', "1", "true"]) {
      expect(broken(`{"${member}":${value}}`).map((one) => one.split(":")[0])).toEqual([member]);
    }
  },
);

test.each(["title", "startsAt", "endsAt", "timeZone", "kind", "disclosure", "location", "inviteeEmails"])(
  "%s is left out, never null",
  (member) => {
    expect(broken(`{"${member}":null}`).map((one) => one.split(":")[0])).toEqual([member]);
  },
);

test.each([
  ['{"inviteeUserIds":"a"}', "inviteeUserIds"],
  ['{"inviteeUserIds":[["a"]]}', "inviteeUserIds.0"],
  ['{"inviteeEmails":{"0":"a@x.example"}}', "inviteeEmails"],
  ['{"inviteeEmails":[null]}', "inviteeEmails.0"],
  ['{"inviteeEmails":[{"email":{"not":""}}]}', "inviteeEmails.0"],
  ['{"inviteeEmails":[{"name":"Bo"}]}', "inviteeEmails.0"],
  ['{"inviteeEmails":["a@x.example",7]}', "inviteeEmails.1"],
  ['{"skipInvitationEmails":"false"}', "skipInvitationEmails"],
  ['{"durationMinutes":"50"}', "durationMinutes"],
  ['{"durationMinutes":49.5}', "durationMinutes"],
  ['{"location":"video"}', "location"],
  ['{"location":{"type":"carrier pigeon"}}', "location.type"],
])("%s names the entry that is wrong", (json, field) => {
  expect(broken(json).map((one) => one.split(":")[0])).toEqual([field]);
});

test.each([
  "2026-12-01T16:00:00",
  "2026-12-01",
  "2026-12-01T16:00+01:00",
  "2026-02-30T16:00:00Z",
  "1764601200000",
  "tomorrow",
  "",
])("an instant without offset, or that is none, is refused: %s", (text) => {
  expect(broken(JSON.stringify({ startsAt: text }))).toEqual(["startsAt:custom"]);
});

test.each(["Mars/Olympus", "+02:00", "", "Europe/Berlin\r\nX: y"])("%s is no time zone", (zone) => {
  expect(broken(JSON.stringify({ timeZone: zone }))).toEqual(["timeZone:custom"]);
});

test("a video meeting has an https link or none; other places say what they like", () => {
  expect(broken('{"location":{"type":"video","value":"https://meet.example/r"}}')).toEqual([]);
  for (const value of ["http://meet.example", "javascript:alert(1)", "meet.example", "data:text/html,x"]) {
    expect(broken(JSON.stringify({ location: { type: "video", value } }))).toEqual(["location.value:custom"]);
  }
  expect(broken('{"location":{"type":"in_person","value":"Room 4, left door"}}')).toEqual([]);
  expect(broken(JSON.stringify({ location: { type: "phone", value: "1".repeat(256) } }))).toEqual([
    "location.value:too_big",
  ]);
});

test("ids are UUIDs in either case and nothing else", () => {
  expect(broken(JSON.stringify({ inviteeUserIds: [id] }))).toEqual([]);
  for (const wrong of [`{${id}}`, id.replaceAll("-", ""), `${id}0`, "1", ""]) {
    expect(broken(JSON.stringify({ inviteeUserIds: [wrong] }))).toEqual(["inviteeUserIds.0:invalid_format"]);
  }
});

test("100 entries are a list, 101 are too many", () => {
  const emails = (count: number) => Array.from({ length: count }, (_, index) => `g${index}@x.example`);
  expect(broken(JSON.stringify({ inviteeEmails: emails(100) }))).toEqual([]);
  expect(broken(JSON.stringify({ inviteeEmails: emails(101) }))).toEqual(["inviteeEmails:too_big"]);
});
