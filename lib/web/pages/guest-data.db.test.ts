import { beforeEach, expect, test, vi } from "vitest";
import { eraseAction } from "@/app/invitations/[id]/data/actions";
import { POST as exportData } from "@/app/invitations/[id]/data/export/route";
import { storeConfirmation } from "@/lib/conversations/confirmation";
import { aConversation } from "@/lib/conversations/testing/a-conversation";
import { inTransaction } from "@/lib/db/transaction";
import { personalLink } from "@/lib/meetings/guests/personal-link";
import { testDb } from "@/lib/testing/database";
import { MINUTE } from "@/lib/time/durations";
import { keepConfirmation } from "@/lib/web/callers/guest-confirmation";
import { guestPageOf, pathOfToken, requireGuestOf } from "@/lib/web/pages/guest-page";
import { sent } from "@/lib/web/testing/next-headers";
import { asWebProcess } from "@/lib/web/testing/web-process";

vi.mock("next/headers", () => import("@/lib/web/testing/next-headers"));

asWebProcess();
beforeEach(() => sent.set("origin", "https://meet.example"));

/** Bo's browser, which holds the link and proved the address so long ago. */
async function confirmedSince(milliseconds: number) {
  const { asHost, asBo, meeting, forBo } = await aConversation();
  const { url } = await personalLink(asHost, meeting.id, forBo);
  await pathOfToken(url.split("/").at(-1) ?? "");
  const then = { ...asBo, now: () => Date.now() - milliseconds };
  const proof = await inTransaction(testDb(), (tx) => storeConfirmation(tx, then, meeting.id, forBo));
  await keepConfirmation(forBo, proof);
  const { email } = await testDb().invitation.findUniqueOrThrow({ where: { id: forBo } });
  return { forBo, email };
}

async function exported(id: string): Promise<number> {
  const path = `/invitations/${id}/data/export`;
  const headers = { origin: "https://meet.example", "content-type": "application/x-www-form-urlencoded" };
  const request = new Request(`https://meet.example${path}`, { method: "POST", headers });
  return (await exportData(request, { params: Promise.resolve({ id }) })).status;
}

/** What the form leads to, or shows. */
async function erased(id: string): Promise<string> {
  try {
    return JSON.stringify(await eraseAction(id, undefined, new FormData()));
  } catch (error) {
    return error instanceof Error && "digest" in error ? String(error.digest) : String(error);
  }
}

test("S-14: who proved the address more than half an hour ago goes on in the conversation, and neither exports nor erases", async () => {
  const { forBo, email } = await confirmedSince(31 * MINUTE);
  expect((await requireGuestOf(forBo)).ctx.actor).toMatchObject({ confirmed: true });
  expect(await guestPageOf(forBo)).toMatchObject({ justConfirmed: false });
  expect(await exported(forBo)).toBe(403);
  expect(await erased(forBo)).toContain("Confirm your email first");
  expect(await testDb().invitation.count({ where: { id: forBo, email } })).toBe(1);
});

test("S-14: who proved it within the last half hour does both", async () => {
  const { forBo, email } = await confirmedSince(29 * MINUTE);
  expect(await guestPageOf(forBo)).toMatchObject({ justConfirmed: true });
  expect(await exported(forBo)).toBe(200);
  expect(await erased(forBo)).toContain("/erased");
  expect(await testDb().invitation.count({ where: { email } })).toBe(0);
});
