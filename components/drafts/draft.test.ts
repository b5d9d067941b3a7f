import { afterEach, beforeEach, expect, test, vi } from "vitest";
import {
  differences,
  draftKey,
  forgetAccounts,
  forgetOwner,
  forgetSent,
  keepDraft,
  keepWhatWasSent,
  missingFrom,
  moveDraft,
  readDraft,
} from "@/components/drafts/draft";
import { ownerOfAccount, ownerOfInvitation } from "@/components/drafts/owner";
import { HOUR } from "@/lib/time/durations";

const NOW = Date.parse("2026-12-01T12:00:00Z");
const key = draftKey(ownerOfAccount("mara"), "meeting", "/meetings/new");
const base = { title: ["Talk"], "inviteeUserIds[]": [] };

/** A tab's storage as browsers have it: its keys are its properties. */
function storage(): Record<string, unknown> {
  const kept: Record<string, unknown> = {};
  const hidden = (value: unknown) => ({ value, enumerable: false });
  return Object.defineProperties(kept, {
    getItem: hidden((name: string) => kept[name] ?? null),
    setItem: hidden((name: string, text: string) => {
      kept[name] = text;
    }),
    removeItem: hidden((name: string) => delete kept[name]),
  });
}

beforeEach(() => vi.stubGlobal("sessionStorage", storage()));
afterEach(() => vi.unstubAllGlobals());

function typeTitle(text: string, at = NOW, held = {}) {
  return keepDraft(key, { base, shown: { ...base, title: [text] }, held }, at);
}

test("what differs from the form as it came is kept, and nothing else", () => {
  expect(typeTitle("Second talk")).toBe(true);
  expect(readDraft(key, NOW)).toEqual({ at: NOW, base, typed: { title: ["Second talk"] }, state: "typing" });
});

test("typing everything back leaves no draft", () => {
  typeTitle("Second talk");
  typeTitle("Talk");
  expect(readDraft(key, NOW)).toBeUndefined();
});

test("typing on while an earlier draft waits to be restored loses neither", () => {
  typeTitle("Second talk", NOW, { title: ["Old"], "inviteeUserIds[]": ["jonas"] });
  expect(readDraft(key, NOW)?.typed).toEqual({ title: ["Second talk"], "inviteeUserIds[]": ["jonas"] });
});

test("a draft ends after twelve hours", () => {
  typeTitle("Second talk");
  expect(readDraft(key, NOW + 12 * HOUR)).toBeDefined();
  expect(readDraft(key, NOW + 12 * HOUR + 1)).toBeUndefined();
});

test.each(["", "{", "null", '{"at":1}', '{"at":"x","base":{},"typed":{},"state":"typing"}'])(
  "%j in the storage is no draft",
  (text) => {
    sessionStorage.setItem(key, text);
    expect(readDraft(key, NOW)).toBeUndefined();
  },
);

test("a form that lacks a part of the draft passes for no whole", () => {
  typeTitle("Second talk", NOW, { "inviteeUserIds[]": ["jonas"] });
  const draft = readDraft(key, NOW);
  expect(draft && missingFrom({ title: ["Second talk"] }, draft)).toEqual({ "inviteeUserIds[]": ["jonas"] });
  expect(draft && missingFrom({ title: ["Second talk"], "inviteeUserIds[]": ["jonas"] }, draft)).toEqual({});
});

test("lists differ by their members, and a control that has gone is empty", () => {
  expect(differences({ a: ["1"], b: ["2"], c: [] }, { a: ["1", "3"], b: [] })).toEqual({ a: ["1", "3"], b: [] });
});

test("the draft of one person is none of another's, nor of another form or page", () => {
  typeTitle("Second talk");
  const others = [
    draftKey(ownerOfAccount("jonas"), "meeting", "/meetings/new"),
    draftKey(ownerOfAccount("mara"), "cancel", "/meetings/new"),
    draftKey(ownerOfAccount("mara"), "meeting", "/meetings/instant"),
  ];
  expect(others.map((other) => readDraft(other, NOW))).toEqual([undefined, undefined, undefined]);
});

test("another account's sign-in ends a draft, the same one's does not, and a guest's is nobody's account", () => {
  const guest = draftKey(ownerOfInvitation("/invitations/1"), "answer", "/invitations/1");
  typeTitle("Second talk");
  keepDraft(guest, { base: { note: [""] }, shown: { note: ["Hi"] }, held: {} }, NOW);
  forgetAccounts(ownerOfAccount("mara"));
  expect(readDraft(key, NOW)).toBeDefined();
  forgetAccounts(ownerOfAccount("mar"));
  expect([readDraft(key, NOW), readDraft(guest, NOW)?.typed]).toEqual([undefined, { note: ["Hi"] }]);
});

test("signing out or forgetting an invitation ends the drafts of that owner alone", () => {
  const guest = draftKey(ownerOfInvitation("/invitations/1"), "answer", "/invitations/1");
  typeTitle("Second talk");
  keepDraft(guest, { base: { note: [""] }, shown: { note: ["Hi"] }, held: {} }, NOW);
  forgetOwner(ownerOfInvitation("/invitations/1"));
  expect([readDraft(key, NOW)?.typed, readDraft(guest, NOW)]).toEqual([{ title: ["Second talk"] }, undefined]);
  forgetOwner(ownerOfAccount("mara"));
  expect(readDraft(key, NOW)).toBeUndefined();
});

test("what was sent to no end is typed again, what left with its form is not lost either", () => {
  typeTitle("Second talk");
  moveDraft(key, "left", NOW);
  keepWhatWasSent(NOW);
  expect(readDraft(key, NOW)?.state).toBe("typing");
});

test("a message that arrived is no draft any more, unless its writer has typed on", () => {
  const note = draftKey(ownerOfAccount("mara"), "message", "/meetings/1");
  keepDraft(note, { base: { body: [""] }, shown: { body: ["Hello \r\nthere"] }, held: {} }, NOW);
  forgetSent(note, "body", "Hello", NOW);
  expect(readDraft(note, NOW)).toBeDefined();
  forgetSent(note, "body", "Hello \nthere", NOW);
  expect(readDraft(note, NOW)).toBeUndefined();
});

test("a browser that refuses to keep anything is noticed, and breaks nothing", () => {
  const refuse = () => {
    throw new DOMException("The operation is insecure.", "SecurityError");
  };
  vi.stubGlobal("sessionStorage", { getItem: refuse, setItem: refuse, removeItem: refuse });
  expect(typeTitle("Second talk")).toBe(false);
  expect(readDraft(key, NOW)).toBeUndefined();
  expect(() => forgetSent(key, "title", "x", NOW)).not.toThrow();
});
