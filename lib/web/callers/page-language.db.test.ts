import { beforeEach, expect, test, vi } from "vitest";
import { cookieFor } from "@/lib/auth/cookies";
import { sessionToken } from "@/lib/auth/session-token";
import { authSettings } from "@/lib/auth/settings";
import { PAGE_ADDRESS_HEADER } from "@/lib/forms/page-address";
import { invitationToken } from "@/lib/meetings/guests/invitation-token";
import { scheduleMeeting } from "@/lib/meetings/schedule/schedule-meeting";
import { openSession } from "@/lib/people/sign-in/session";
import { testDb } from "@/lib/testing/database";
import { contextOf, makeUser, scheduleInput, testSecrets } from "@/lib/testing/people";
import { guestCookieName } from "@/lib/web/callers/guest-cookie";
import { choosesLanguage, languageOfPage, languageRuleOf } from "@/lib/web/callers/page-language";
import { jar, sent } from "@/lib/web/testing/next-headers";
import { asWebProcess } from "@/lib/web/testing/web-process";

vi.mock("next/headers", () => import("@/lib/web/testing/next-headers"));

asWebProcess();

beforeEach(() => {
  for (const name of [...sent.keys()]) sent.delete(name);
});

async function signIn(locale: string): Promise<void> {
  const { id } = await makeUser({ locale });
  const { secret, appUrl } = authSettings();
  const session = await openSession(testDb(), id, Date.now());
  jar.set(cookieFor(appUrl, "session").name, await sessionToken(secret, session));
}

const open = (address: string) => sent.set(PAGE_ADDRESS_HEADER, address);

test("a browser's choice goes before what it accepts, and English is for everybody else", async () => {
  open("/sign-in?returnPath=%2Fmeetings");
  expect(await languageOfPage()).toBe("en");
  sent.set("accept-language", "fr-CA, en;q=0.5");
  expect(await languageOfPage()).toBe("fr");
  jar.set("compath-lang", "es");
  expect(await languageOfPage()).toBe("es");
  jar.set("compath-lang", "xx");
  expect(await languageOfPage()).toBe("fr");
});

test("the profile of a signed-in reader goes before what the browser says", async () => {
  await signIn("de-AT");
  jar.set("compath-lang", "es");
  open("/m/some-room");
  expect(await languageOfPage()).toBe("de");
  expect(await choosesLanguage()).toBe(false);
});

test.each(["/invitations/1", "/reminders/1", "/i/token", "/fresh-link"])(
  "on %s, behind a guest's link, no account says anything",
  async (address) => {
    await signIn("de");
    sent.set("accept-language", "es");
    open(address);
    expect(await languageOfPage()).toBe("es");
    expect(await choosesLanguage()).toBe(true);
  },
);

test("what only programs and operators read is in English", async () => {
  await signIn("de");
  for (const address of ["/docs/api", "/admin", "/admin/templates?x=1", ""]) {
    open(address);
    expect(await languageOfPage()).toBe("en");
    expect(await choosesLanguage()).toBe(false);
  }
});

test("an address that only begins like one of these is a page of its own", () => {
  expect(languageRuleOf("/administration")).toBe("person");
  expect(languageRuleOf("/ids")).toBe("person");
});

test("a guest whose browser asks for no language of ours reads the host's, and a stranger learns nothing of it", async () => {
  const host = await makeUser({ locale: "fr" });
  const meeting = await scheduleMeeting(contextOf(host), scheduleInput({ inviteeEmails: ["bo@x.example"] }));
  const id = meeting.invitations[0]?.id ?? "";
  sent.set("accept-language", "pl");
  open(`/invitations/${id}?answer=accepted`);
  expect(await languageOfPage()).toBe("en");
  jar.set(guestCookieName(id), invitationToken(testSecrets, { id, tokenVersion: 1 }));
  expect(await languageOfPage()).toBe("en");
  jar.set(guestCookieName(id), invitationToken(testSecrets, { id, tokenVersion: 0 }));
  expect(await languageOfPage()).toBe("fr");
  sent.set("accept-language", "pl, de;q=0.5");
  expect(await languageOfPage()).toBe("de");
});
