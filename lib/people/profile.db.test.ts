import { expect, test } from "vitest";
import { findProfile } from "@/lib/people/find-profile";
import { findSignedIn, openSession } from "@/lib/people/sign-in/session";
import { signOutEverywhere } from "@/lib/people/sign-in/sign-out-everywhere";
import { updateProfile } from "@/lib/people/update-profile";
import { testDb } from "@/lib/testing/database";
import { contextAs, contextOf, makeUser } from "@/lib/testing/people";
import { profileForm } from "@/lib/web/forms/profile-form";
import { parseInput } from "@/lib/web/request/parse-input";

test("what is given changes, what is left out stays, and nobody else changes with it", async () => {
  const [ada, bo] = [await makeUser({ name: "Ada" }), await makeUser({ name: "Bo" })];
  const form = { name: " Dr. Ada ", timeZone: "Asia/Tokyo", updateMails: "never", defaultMinutes: "80" };
  await updateProfile(contextOf(ada), parseInput(profileForm, form));
  expect(await findProfile(contextOf(ada))).toEqual({
    name: "Dr. Ada",
    email: ada.email,
    role: "counselor",
    timeZone: "Asia/Tokyo",
    locale: "en",
    updateMails: "never",
    alwaysSignIn: false,
    defaultMinutes: 80,
    defaultDisclosure: "neutral",
    defaultReminders: "both",
    usualVideoLink: null,
  });
  expect(await findProfile(contextOf(bo))).toMatchObject({ name: "Bo", timeZone: "Europe/Berlin", defaultMinutes: 50 });
});

test.each([
  ["name", "  "],
  ["name", "\u200b"],
  ["timeZone", "Europe/Nowhere"],
  ["locale", "deutsch bitte"],
  ["updateMails", "sometimes"],
  ["alwaysSignIn", "perhaps"],
  ["defaultMinutes", "4"],
  ["defaultMinutes", "1441"],
  ["defaultMinutes", "an hour"],
  ["defaultDisclosure", "open"],
  ["defaultReminders", "hourly"],
  ["usualVideoLink", "http://calls.example/dana"],
  ["usualVideoLink", "calls.example/dana"],
  ["role", "admin"],
  ["email", "dana@x.example"],
])("the form is refused by the name of %s when it says %j", (field, value) => {
  expect(() => parseInput(profileForm, { [field]: value })).toThrow(
    expect.objectContaining({ fields: [expect.objectContaining({ field })] }),
  );
});

test("signing out everywhere ends every session of that person and of nobody else", async () => {
  const [ada, bo] = [await makeUser(), await makeUser()];
  const now = Date.now();
  const own = [await openSession(testDb(), ada.id, now), await openSession(testDb(), ada.id, now)];
  const other = await openSession(testDb(), bo.id, now);
  await signOutEverywhere(contextOf(ada));
  for (const session of own) expect(await findSignedIn(testDb(), session, now)).toBeUndefined();
  expect(await findSignedIn(testDb(), other, now)).toMatchObject({ userId: bo.id });
});

test("an API key neither reads nor changes its owner's settings", async () => {
  const { id: userId, role } = await makeUser();
  const key = contextAs({ kind: "api_key", apiKeyId: userId, userId, role, scopes: ["meetings:write"] });
  await expect(async () => findProfile(key)).rejects.toThrow("Sign in yourself");
  await expect(async () => updateProfile(key, { name: "Eve" })).rejects.toThrow("Sign in yourself");
  await expect(async () => signOutEverywhere(key)).rejects.toThrow("Sign in yourself");
});
