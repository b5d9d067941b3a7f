import { beforeEach, expect, test, vi } from "vitest";
import { replaceLinkAction } from "@/app/(app)/meetings/[id]/actions";
import { createKeyAction } from "@/app/(app)/settings/api-keys/actions";
import { connectCaldavAction } from "@/app/(app)/settings/calendars/caldav/actions";
import { POST as connectGoogle } from "@/app/(app)/settings/calendars/google/route";
import { closeAccountAction } from "@/app/(app)/settings/close/actions";
import { removeAction, renewCodesAction, setUpAction } from "@/app/(app)/settings/second-factor/actions";
import { currentUser, isJustProvenHere, keepSession } from "@/lib/auth/session";
import { newId } from "@/lib/ids";
import { openSession } from "@/lib/people/sign-in/session";
import { testDb } from "@/lib/testing/database";
import { makeUser } from "@/lib/testing/people";
import { sent } from "@/lib/web/testing/next-headers";
import { asWebProcess } from "@/lib/web/testing/web-process";

vi.mock("next/headers", () => import("@/lib/web/testing/next-headers"));

const HALF_HOUR = 30 * 60_000;
asWebProcess();
beforeEach(() => sent.set("origin", "https://meet.example"));

/** Somebody who signed in so long ago. */
async function signedInSince(milliseconds: number) {
  const user = await makeUser();
  await keepSession(await openSession(testDb(), user.id, Date.now() - milliseconds));
  return user;
}

/** Where a form leads that is sent empty. */
async function leadsTo(act: () => Promise<unknown>): Promise<string> {
  try {
    const answer = await act();
    return answer instanceof Response ? (answer.headers.get("location") ?? String(answer.status)) : "done";
  } catch (error) {
    return error instanceof Error && "digest" in error ? String(error.digest) : String(error);
  }
}

const [MEETING, INVITEE] = [newId(), newId()];

const dangerous: [page: string, act: () => Promise<unknown>][] = [
  ["/settings/api-keys", () => createKeyAction(undefined, new FormData())],
  ["/settings/calendars/caldav", () => connectCaldavAction(undefined, new FormData())],
  ["/settings/close", () => closeAccountAction(undefined, new FormData())],
  ["/settings/second-factor", () => setUpAction(undefined, new FormData())],
  ["/settings/second-factor", () => renewCodesAction(undefined, new FormData())],
  ["/settings/second-factor", () => removeAction(undefined, new FormData())],
  [`/meetings/${MEETING}/invitees/${INVITEE}`, () => replaceLinkAction(MEETING, INVITEE, undefined, new FormData())],
  [
    "/settings/calendars",
    () => {
      const headers = { origin: "https://meet.example", "content-type": "application/x-www-form-urlencoded" };
      return connectGoogle(new Request("https://meet.example/settings/calendars/google", { method: "POST", headers }));
    },
  ],
];

test.each(dangerous)("S-17: %s asks who signed in half an hour ago again", async (page, act) => {
  await signedInSince(HALF_HOUR + 1000);
  expect(await leadsTo(act)).toContain(`/settings/confirm?returnPath=${encodeURIComponent(page)}`);
});

test.each(dangerous)("S-17: %s does not ask who signed in just now", async (_, act) => {
  await signedInSince(HALF_HOUR - 60_000);
  expect(await leadsTo(act)).not.toContain("/settings/confirm");
});

test("S-17: signing in again shows it, and nobody at all shows nothing", async () => {
  expect(await isJustProvenHere()).toBe(false);
  const user = await signedInSince(HALF_HOUR + 1000);
  expect(await isJustProvenHere()).toBe(false);
  await keepSession(await openSession(testDb(), user.id, Date.now()));
  expect(await isJustProvenHere()).toBe(true);
});

test("S-17: a page that lies open and asks for its events does not keep its session alive", async () => {
  const user = await signedInSince(HALF_HOUR);
  const lastUsed = async () => (await testDb().session.findFirstOrThrow({ where: { userId: user.id } })).lastUsedAt;
  sent.set("accept", "text/event-stream");
  expect(await currentUser()).toBeDefined();
  expect(await lastUsed()).toBeNull();
  sent.delete("accept");
  expect(await currentUser()).toBeDefined();
  expect(await lastUsed()).not.toBeNull();
});
