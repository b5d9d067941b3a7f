import { expect, test } from "vitest";
import { formTextsOf } from "@/lib/web/forms/form-values";
import { mergeForms } from "@/lib/web/forms/merge-forms";

const base = {
  title: ["Talk"],
  description: ["One\nTwo"],
  relationshipId: [""],
  "inviteeUserIds[]": ["lena"],
  inviteeEmails: ["Ada Ortiz <ada@x.example>\nbo@x.example"],
  date: ["2031-12-01"],
  time: ["16:00"],
  timeZone: ["Europe/Berlin"],
  durationMinutes: ["50"],
  customMinutes: [""],
  locationType: ["video"],
  locationVideo: [""],
  disclosure: ["neutral"],
};

test("what was left alone is theirs, what was changed is mine", () => {
  const theirs = { ...base, time: ["17:30"], title: ["Theirs"], durationMinutes: ["80"] };
  const merged = mergeForms(base, { ...base, title: ["Mine"], edition: ["e1"] }, theirs);
  expect(merged).toMatchObject({ title: ["Mine"], time: ["17:30"], durationMinutes: ["80"], edition: ["e1"] });
});

test("day, time and zone mean one thing: whoever changes one of them means all of them", () => {
  const merged = mergeForms(base, { ...base, date: ["2031-12-02"] }, { ...base, time: ["17:30"], timeZone: ["UTC"] });
  expect(merged).toMatchObject({ date: ["2031-12-02"], time: ["16:00"], timeZone: ["Europe/Berlin"] });
});

test("a place and its box go together", () => {
  const theirs = { ...base, locationType: ["phone"], locationPhone: ["+49 30 1"] };
  expect(mergeForms(base, { ...base, title: ["Mine"] }, theirs)).toMatchObject({
    locationType: ["phone"],
    locationPhone: ["+49 30 1"],
  });
});

test("line breaks as browsers send them are no change", () => {
  const form = new FormData();
  form.append("description", "One\r\nTwo");
  const typed = { ...base, ...formTextsOf(form) };
  expect(mergeForms(base, typed, { ...base, description: ["Theirs"] })).toMatchObject({ description: ["Theirs"] });
});

test("people are joined one by one: mine come and go, theirs come and go", () => {
  const typed = {
    ...base,
    "inviteeUserIds[]": ["lena", "jonas"],
    inviteeEmails: ["Ada Ortiz <ada@x.example>, di@x.example"],
  };
  const theirs = { ...base, "inviteeUserIds[]": [], inviteeEmails: ['"Lind, Cy" <cy@x.example>\nbo@x.example'] };
  expect(mergeForms(base, typed, theirs)).toMatchObject({
    "inviteeUserIds[]": ["jonas"],
    inviteeEmails: ['"Lind, Cy" <cy@x.example>\ndi@x.example'],
  });
});

test("a list without a tick, which a browser does not send at all, is an empty one", () => {
  const { "inviteeUserIds[]": _, ...typed } = base;
  expect(mergeForms(base, typed, base)["inviteeUserIds[]"]).toEqual([]);
});
