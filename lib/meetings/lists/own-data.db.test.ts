import { expect, test, vi } from "vitest";
import { POST as exportRoute } from "@/app/(app)/settings/export/route";
import { createApiKey } from "@/lib/api-keys/create-api-key";
import { keepSession } from "@/lib/auth/session";
import { postMessage } from "@/lib/conversations/post-message";
import { newId } from "@/lib/ids";
import { updateMeeting } from "@/lib/meetings/change/update-meeting";
import { updateMeetingInput } from "@/lib/meetings/change/update-meeting-input";
import { ownCalendar, ownData } from "@/lib/meetings/lists/own-data";
import { scheduleMeeting } from "@/lib/meetings/schedule/schedule-meeting";
import { openSession } from "@/lib/people/sign-in/session";
import { testDb } from "@/lib/testing/database";
import { contextAs, contextOf, makePractice, makeUser, scheduleInput } from "@/lib/testing/people";
import { sent } from "@/lib/web/testing/next-headers";
import { asWebProcess } from "@/lib/web/testing/web-process";

vi.mock("next/headers", () => import("@/lib/web/testing/next-headers"));
asWebProcess();

/** A counselor with two meetings, one of them called off, to which a colleague and a stranger are invited. */
async function aCounselor() {
  const { id: practiceId } = await makePractice();
  const [dana, lena] = [await makeUser({ practiceId }), await makeUser({ practiceId })];
  const ctx = contextOf(dana);
  const invited = { inviteeUserIds: [lena.id], inviteeEmails: ["bo.secret@guests.example"] };
  const kept = await scheduleMeeting(ctx, scheduleInput({ title: "Kept talk", ...invited }));
  const off = await scheduleMeeting(ctx, scheduleInput({ title: "Talk that is off", ...invited }));
  await updateMeeting(ctx, off.id, updateMeetingInput.parse({ status: "cancelled" }));
  return { dana, lena, ctx, kept };
}

test("section 4: people export everything that is kept of them, and nothing that lets in", async () => {
  const { dana, ctx, kept } = await aCounselor();
  await postMessage(ctx, kept.id, { clientId: crypto.randomUUID(), body: "A word of Dana's" });
  const { secret } = await createApiKey(ctx, dana.id, { label: "Calendar app", scopes: ["chat"] });
  await openSession(testDb(), dana.id, Date.now());
  await testDb().secondFactor.create({ data: { userId: dana.id, version: 1, confirmedAt: new Date() } });
  const passkey = {
    credentialId: "canary",
    publicKey: Buffer.from("canary"),
    counter: 0,
    name: "Laptop",
    createdAt: new Date(),
  };
  await testDb().passkey.create({ data: { id: newId(), userId: dana.id, ...passkey } });
  const data = await ownData(ctx);
  const text = JSON.stringify(data);
  expect(data.meetings.map(({ title }) => title).sort()).toEqual(["Kept talk", "Talk that is off"]);
  expect(data).toMatchObject({
    profile: { email: dana.email },
    messages: [{ meetingId: kept.id, body: "A word of Dana's" }],
    apiKeys: [{ label: "Calendar app", revokedAt: null }],
    sessions: [{ revokedAt: null }],
    secondFactor: { confirmedAt: expect.any(Date) },
    passkeys: [{ name: "Laptop", createdAt: expect.any(Date), lastUsedAt: null }],
  });
  expect(text).toContain("bo.secret@guests.example");
  for (const name of [secret, "hash", "sealed", "token"]) expect(text.toLowerCase()).not.toContain(name.toLowerCase());
});

test("section 4: whoever is invited exports their own part, without the others", async () => {
  const { dana, lena, ctx, kept } = await aCounselor();
  await postMessage(ctx, kept.id, { clientId: crypto.randomUUID(), body: "A word of Dana's" });
  const text = JSON.stringify(await ownData(contextOf(lena)));
  expect(text).toContain("Kept talk");
  for (const foreign of ["bo.secret@guests.example", dana.email, "A word of Dana's"])
    expect(text).not.toContain(foreign);
});

test("section 4: the calendar file holds each meeting that is not called off, and nobody else", async () => {
  const { ctx, kept } = await aCounselor();
  const file = await ownCalendar(ctx);
  expect(file.match(/BEGIN:VEVENT/g)).toHaveLength(1);
  expect(file.replaceAll("\r\n ", "")).toContain(`UID:${kept.uid}`);
  expect(file).not.toMatch(/ATTENDEE|secret/);
  expect(file.split("\r\n").every((line) => Buffer.byteLength(line) <= 75)).toBe(true);
});

test("section 4: a key, a guest and who signed in long ago export nothing", async () => {
  const { dana } = await aCounselor();
  const scopes = ["meetings:read"] as const;
  const key = contextAs({ kind: "api_key", apiKeyId: dana.id, userId: dana.id, role: "counselor", scopes });
  await expect(ownData(key)).rejects.toMatchObject({ code: "forbidden" });
  await expect(ownCalendar(key)).rejects.toMatchObject({ code: "forbidden" });
  sent.set("origin", "https://meet.example");
  const ask = async (signedIn: number) => {
    await keepSession(await openSession(testDb(), dana.id, signedIn));
    const headers = { origin: "https://meet.example", "content-type": "application/x-www-form-urlencoded" };
    return exportRoute(
      new Request("https://meet.example/settings/export", { method: "POST", headers, body: "format=json" }),
    );
  };
  const asked = await ask(Date.now() - 31 * 60_000);
  expect(asked.headers.get("location")).toContain("/settings/confirm");
  const given = await ask(Date.now());
  expect(given.headers.get("content-disposition")).toBe('attachment; filename="compath.json"');
  expect(await given.json()).toMatchObject({ profile: { email: dana.email } });
});
