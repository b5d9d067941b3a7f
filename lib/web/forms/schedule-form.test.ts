import { expect, test } from "vitest";
import { AppError } from "@/lib/errors";
import { scheduleMeetingInput } from "@/lib/meetings/schedule/schedule-meeting-input";
import { rfc3339Of } from "@/lib/time/rfc3339";
import { formObjectOf } from "@/lib/web/forms/form-values";
import { instantForm, scheduleForm } from "@/lib/web/forms/schedule-form";
import { refusedByName } from "@/lib/web/forms/schedule-form-who";
import { parseInput } from "@/lib/web/request/parse-input";

const relationshipId = "0197a000-0000-7000-8000-000000000001";
const colleagueId = "0197a000-0000-7000-8000-000000000002";

const typed = {
  title: "  Follow-up ",
  description: "",
  relationshipId: "",
  inviteeUserIds: [],
  inviteeEmails: "",
  date: "2026-12-01",
  time: "16:00",
  occurrence: "",
  timeZone: "Europe/Berlin",
  durationMinutes: "50",
  customMinutes: "",
  locationType: "video",
  locationVideo: "",
  locationPhone: "",
  locationInPerson: "",
  rememberLink: "",
  disclosure: "neutral",
};

function read(values: Partial<Record<keyof typeof typed, string | string[]>> = {}) {
  return parseInput(scheduleForm, { ...typed, ...values });
}

function problemsOf(
  values: Parameters<typeof read>[0],
  schema: typeof scheduleForm | typeof instantForm = scheduleForm,
) {
  try {
    parseInput(schema, { ...typed, ...values });
  } catch (error) {
    if (error instanceof AppError) return error.fields.map(({ field, code, detail }) => `${field} ${code}: ${detail}`);
    throw error;
  }
  return [];
}

test("what was typed is the API's body", () => {
  const given = read({
    relationshipId,
    inviteeUserIds: [colleagueId],
    inviteeEmails: 'Ada Ortiz <Ada@x.example>, bo@y.example; "Lind, Mara" <m@z.example>',
    durationMinutes: "custom",
    customMinutes: " 45 ",
  });
  expect(given).toEqual(
    scheduleMeetingInput.parse({
      kind: "scheduled",
      title: "Follow-up",
      startsAt: "2026-12-01T16:00:00+01:00",
      durationMinutes: 45,
      timeZone: "Europe/Berlin",
      location: { type: "video" },
      relationshipId,
      inviteeUserIds: [colleagueId],
      inviteeEmails: [
        { email: "ada@x.example", name: "Ada Ortiz" },
        "bo@y.example",
        { email: "m@z.example", name: "Lind, Mara" },
      ],
      disclosure: "neutral",
    }),
  );
});

test("one form tells of everything that is wrong at once, under the API's names", () => {
  expect(
    problemsOf({
      title: " ",
      date: "",
      inviteeEmails: "nobody",
      durationMinutes: "",
      locationVideo: "http://meet.example",
      disclosure: "loud",
    }).map((problem) => problem.split(":")[0]),
  ).toEqual([
    "startsAt required",
    "inviteeEmails not_an_address",
    "durationMinutes required",
    "title too_small",
    "location.value not_https",
    "disclosure invalid_value",
  ]);
});

test("a link is remembered where that was ticked, and only that of this video call", () => {
  const link = "https://calls.example/dana";
  const remembered = (values: Parameters<typeof read>[0]) => read(values).usualVideoLink;
  expect(remembered({ locationVideo: link, rememberLink: "on" })).toBe(link);
  expect(remembered({ locationVideo: link })).toBeUndefined();
  expect(remembered({ locationVideo: "", rememberLink: "on" })).toBeUndefined();
  expect(remembered({ locationType: "phone", locationVideo: link, rememberLink: "on" })).toBeUndefined();
});

test("an empty form is refused field by field, not by a crash", () => {
  const empty = () => parseInput(scheduleForm, {});
  expect(empty).toThrow(AppError);
});

test("day and time are each asked for", () => {
  expect(problemsOf({ date: "", time: "" })).toEqual([
    "startsAt required: Choose the day on which the meeting takes place.",
  ]);
  expect(problemsOf({ time: "" })).toEqual(["startsAt required: Choose the time at which the meeting starts."]);
  expect(problemsOf({ date: "1 December" })).toEqual([
    "startsAt malformed: Write the day like 2026-12-01 and the time like 16:00.",
  ]);
});

test("an unknown zone is named once, and not as a wrong start too", () => {
  expect(problemsOf({ timeZone: "Middle/Earth" })).toEqual([
    "timeZone unknown_time_zone: Choose a zone by its name, for example Europe/Berlin.",
  ]);
});

test("a time that the clocks skip is refused with the time that comes instead", () => {
  expect(problemsOf({ date: "2027-03-28", time: "02:30" })).toEqual([
    "startsAt skipped_time: 02:30 does not exist on Sunday, 28 March 2027 in Europe/Berlin, because the clocks go forward. Choose 03:30.",
  ]);
  expect(problemsOf({ date: "2027-03-28", time: "02:30", timeZone: "Asia/Tokyo" })).toEqual([]);
});

test("a skipped day is answered with the day that comes instead", () => {
  expect(problemsOf({ date: "2011-12-30", time: "09:00", timeZone: "Pacific/Apia" })[0]).toMatch(
    /Choose 09:00 on Saturday, 31 December 2011\.$/,
  );
});

test("a time that comes twice asks which one is meant, and each answer is an instant of its own", () => {
  const twice = { date: "2027-10-31", time: "02:30" };
  expect(problemsOf(twice)).toEqual([
    "occurrence ambiguous_time: The clocks in Europe/Berlin show 02:30 twice on Sunday, 31 October 2027. Choose the first or the second 02:30.",
  ]);
  expect(problemsOf({ ...twice, occurrence: "third" })).toHaveLength(1);
  const startsAt = (occurrence: string) => rfc3339Of(read({ ...twice, occurrence }).startsAt ?? 0);
  expect(startsAt("first")).toBe("2027-10-31T00:30:00Z");
  expect(startsAt("second")).toBe("2027-10-31T01:30:00Z");
});

test("an answer to which of two times stays without effect when the time comes once", () => {
  expect(read({ occurrence: "second" }).startsAt).toBe(Date.parse("2026-12-01T15:00:00Z"));
});

test("a duration is a preset or whole minutes", () => {
  expect(read({ durationMinutes: "80", customMinutes: "nonsense" }).durationMinutes).toBe(80);
  const own = (customMinutes: string) => problemsOf({ durationMinutes: "custom", customMinutes });
  expect(own("")).toEqual(["durationMinutes required: Say how many minutes the meeting lasts."]);
  for (const minutes of ["12.5", "-5", "1e3", "half an hour"]) {
    expect(own(minutes)).toEqual([
      "durationMinutes not_whole_minutes: Give the duration in whole minutes, for example 45.",
    ]);
  }
});

test("each bad entry of a pasted list is named by its own text", () => {
  expect(problemsOf({ inviteeEmails: "ada@x.example, Bo at y.example\n@z" })).toEqual([
    "inviteeEmails not_an_address: “Bo at y.example” is not an email address. Write it like ada@example.org, and put a comma or a new line between two.",
    "inviteeEmails not_an_address: “@z” is not an email address. Write it like ada@example.org, and put a comma or a new line between two.",
  ]);
});

test("a paste of the wrong thing names ten entries and counts the rest", () => {
  const problems = problemsOf({ inviteeEmails: Array.from({ length: 13 }, (_, word) => `word${word}`).join("\n") });
  expect(problems).toHaveLength(11);
  expect(problems.at(-1)).toContain("There are 3 more entries");
});

test("a hundred addresses are taken, one more is not", () => {
  const list = (length: number) => Array.from({ length }, (_, index) => `g${index}@x.example`).join(", ");
  expect(read({ inviteeEmails: list(100) }).inviteeEmails).toHaveLength(100);
  expect(problemsOf({ inviteeEmails: list(101) })).toEqual(["inviteeEmails too_big: Invite at most 100 people."]);
});

test("the place is that of the chosen kind, whatever was left in the other boxes", () => {
  const boxes = { locationVideo: "http://old", locationPhone: "0151 23", locationInPerson: "Room 2" };
  expect(read({ ...boxes, locationType: "phone" }).location).toEqual({ type: "phone", value: "0151 23" });
  expect(read({ ...boxes, locationType: "in_person" }).location).toEqual({ type: "in_person", value: "Room 2" });
  expect(read({ locationVideo: "https://meet.example/a" }).location.value).toBe("https://meet.example/a");
  expect(problemsOf({ ...boxes, locationType: "video" })).toEqual([
    "location.value not_https: Give a link that starts with https://, or leave it empty.",
  ]);
});

test("a line break counts as one character, as the box that it was typed in counts it", () => {
  const form = new FormData();
  form.append("description", `${"x\r\n".repeat(1999)}xx`);
  expect(read(formObjectOf(form)).description).toHaveLength(4000);
});

test("no client is null, and a client is an id", () => {
  expect(read().relationshipId).toBeNull();
  expect(problemsOf({ relationshipId: "mara" })).toEqual(["relationshipId invalid_format: Give the id as a UUID."]);
  expect(problemsOf({ inviteeUserIds: ["lena"] })).toEqual(["inviteeUserIds invalid_format: Give the id as a UUID."]);
});

test("a meeting that starts now has no start, and takes none", () => {
  const now = parseInput(instantForm, { ...typed, date: "", timeZone: "" });
  expect(now).toMatchObject({ kind: "instant", durationMinutes: 50, title: "Follow-up" });
  expect(now).not.toHaveProperty("startsAt");
  expect(parseInput(instantForm, typed)).not.toHaveProperty("startsAt");
});

test("a form that does not ask for the disclosure leaves it to the host's own setting", () => {
  expect(parseInput(instantForm, { ...typed, disclosure: "" }).disclosure).toBeUndefined();
});

test("a verb's refusal is told under the form's names, an address by itself, and keeps how long to wait", async () => {
  const refused = async (
    fields: AppError["fields"],
    input = read({ inviteeEmails: "ada@x.example, dana@x.example" }),
  ) => refusedByName(input, Promise.reject(new AppError("invalid", "No.", fields, 7))).catch((error: unknown) => error);
  const own = { field: "inviteeEmails.1", code: "host_invited", detail: "Leave yourself out." };
  const rest = [
    { field: "inviteeUserIds.0", code: "unknown_user", detail: "Choose another." },
    { field: "inviteeEmails", code: "too_many", detail: "Too many." },
    { field: "startsAt", code: "in_the_past", detail: "Later." },
  ];
  expect(await refused([own, ...rest])).toMatchObject({
    code: "invalid",
    message: "No.",
    retryAfterSeconds: 7,
    fields: [
      { ...own, field: "inviteeEmails", detail: "dana@x.example: Leave yourself out." },
      { ...rest[0], field: "inviteeUserIds" },
      rest[1],
      rest[2],
    ],
  });
});

test("a bug in a verb stays a bug", async () => {
  const bug = new Error("A bug.");
  await expect(refusedByName(read(), Promise.reject(bug))).rejects.toBe(bug);
});

test.each([
  ["\u0430da@x.example", "\u0430", "0430"],
  ["ad\u0435@x.example", "\u0435", "0435"],
  ["\uff41da@x.example", "\uff41", "FF41"],
  ["ad\u0251@x.example", "\u0251", "0251"],
])("a refusal of %s, which looks right, says which letter is not", (typed, letter, number) => {
  expect(problemsOf({ inviteeEmails: typed })).toEqual([
    expect.stringContaining(`“${letter}” (U+${number}) is no plain letter. Type the address anew.`),
  ]);
});
