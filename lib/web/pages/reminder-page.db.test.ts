import { expect, test, vi } from "vitest";
import { GET, POST } from "@/app/unsubscribe/[token]/route";
import { isOptedOut } from "@/lib/deliveries/suppression";
import { invitationToken } from "@/lib/meetings/guests/invitation-token";
import { chooseReminders } from "@/lib/meetings/guests/reminder-opt-out";
import { unsubscribeToken } from "@/lib/meetings/guests/unsubscribe-token";
import { testDb } from "@/lib/testing/database";
import { aStoredMeeting } from "@/lib/testing/meetings";
import { testSecrets } from "@/lib/testing/people";
import { reminderGuestOf, reminderPageOf } from "@/lib/web/pages/reminder-page";
import { jar } from "@/lib/web/testing/next-headers";
import { asWebProcess } from "@/lib/web/testing/web-process";

vi.mock("next/headers", () => import("@/lib/web/testing/next-headers"));
vi.mock("next-intl/server", () => ({ getTranslations: async () => (key: string) => key }));

asWebProcess();

async function aReminder() {
  const { ada, meeting } = await aStoredMeeting();
  const id = meeting.invitations[0]?.id ?? "";
  const isOut = () => isOptedOut({ db: testDb(), secrets: testSecrets }, ada.id, "bo@x.example");
  return { id, isOut, token: unsubscribeToken(testSecrets, id) };
}

const ask = (method: "GET" | "POST", token: string) =>
  (method === "GET" ? GET : POST)(new Request(`https://meet.example/unsubscribe/${token}`, { method }), {
    params: Promise.resolve({ token }),
  });

test("opening the link fifty times stops nothing and leads to a clean page that asks; the press of its button stops", async () => {
  const { id, isOut, token } = await aReminder();
  for (let visit = 0; visit < 50; visit += 1) {
    const response = await ask("GET", token);
    expect([response.status, response.headers.get("location")]).toEqual([303, `/reminders/${id}`]);
    expect(response.headers.get("referrer-policy")).toBe("no-referrer");
  }
  expect(await isOut()).toBe(false);
  expect(await reminderPageOf(id)).toMatchObject({ hostName: "Dr. Ada", wanted: true });
  await chooseReminders(await reminderGuestOf(id), false);
  expect(await reminderPageOf(id)).toMatchObject({ hostName: "Dr. Ada", wanted: false });
});

test("one click of a mail program stops at once, again and again, without a cookie or a redirect", async () => {
  const { isOut, token } = await aReminder();
  for (const _ of [1, 2]) {
    const response = await ask("POST", token);
    expect(response.status).toBe(200);
    expect(response.headers.has("location")).toBe(false);
    expect(await isOut()).toBe(true);
  }
  expect(jar.size).toBe(0);
});

test("a token that is none stops nothing and shows nothing", async () => {
  const { id, isOut, token } = await aReminder();
  const invitation = invitationToken(testSecrets, { id, tokenVersion: 0 });
  for (const foreign of [`${token.slice(0, -1)}_`, `${id}.${invitation}`, invitation, "x"]) {
    expect((await ask("POST", foreign)).status).toBe(404);
    expect((await ask("GET", foreign)).headers.get("location")).toBe("/reminders/unknown");
  }
  expect(await isOut()).toBe(false);
  expect(jar.size).toBe(0);
  const gone = unsubscribeToken(testSecrets, crypto.randomUUID());
  expect((await ask("POST", gone)).status).toBe(404);
});

test("the invitation's own cookie opens the page too, that of another invitation does not", async () => {
  const { id } = await aReminder();
  const { id: other, token } = await aReminder();
  expect(await reminderPageOf(id)).toBeUndefined();
  jar.set(`__Host-compath-reminders-${id}`, token);
  jar.set(`__Host-compath-invitation-${id}`, invitationToken(testSecrets, { id: other, tokenVersion: 0 }));
  expect(await reminderPageOf(id)).toBeUndefined();
  await expect(reminderGuestOf(id)).rejects.toThrow("NEXT_REDIRECT");
  jar.set(`__Host-compath-invitation-${id}`, invitationToken(testSecrets, { id, tokenVersion: 0 }));
  expect(await reminderPageOf(id)).toMatchObject({ wanted: true });
});
