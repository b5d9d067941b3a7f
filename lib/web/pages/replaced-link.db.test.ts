import { expect, test, vi } from "vitest";
import { proofsOf, storeConfirmation } from "@/lib/conversations/confirmation";
import { aConversation } from "@/lib/conversations/testing/a-conversation";
import { inTransaction } from "@/lib/db/transaction";
import { findGuest } from "@/lib/meetings/guests/find-guest";
import { personalLink } from "@/lib/meetings/guests/personal-link";
import { replaceLink } from "@/lib/meetings/guests/replace-link";
import { listHistory } from "@/lib/meetings/lists/list-history";
import { testDb } from "@/lib/testing/database";
import { contextAs, contextOf, makeUser } from "@/lib/testing/people";
import { DAY } from "@/lib/time/durations";
import { credentialCheckOf } from "@/lib/web/callers/credential-check";
import { forgetHere } from "@/lib/web/callers/held-invitations";
import { pathOfToken } from "@/lib/web/pages/guest-page";
import { jar } from "@/lib/web/testing/next-headers";
import { asWebProcess } from "@/lib/web/testing/web-process";

vi.mock("next/headers", () => import("@/lib/web/testing/next-headers"));

asWebProcess();

/** Bo's browser, which holds the link and has proved the address. */
async function confirmedBrowser() {
  const conversation = await aConversation();
  const { asHost, asBo, meeting, forBo } = conversation;
  const tokenNow = async () => (await personalLink(asHost, meeting.id, forBo)).url.split("/").at(-1) ?? "";
  const token = await tokenNow();
  await pathOfToken(token);
  const confirmation = await inTransaction(testDb(), (tx) =>
    storeConfirmation(tx, { ...asBo, db: tx }, meeting.id, forBo),
  );
  return { ...conversation, token, tokenNow, confirmation };
}

test("S-14: a replaced link is dead at once, with cookie, stream and confirmation, and the new one opens", async () => {
  const { asHost, asBo, meeting, forBo, token, tokenNow, confirmation } = await confirmedBrowser();
  const stillGood = await credentialCheckOf(new Request("https://meet.example/api/v1/events"), asBo.actor);
  expect([await stillGood(), (await proofsOf(asBo, forBo, confirmation)).confirmed]).toEqual([true, true]);
  await replaceLink(asHost, meeting.id, forBo);
  expect([await stillGood(), (await proofsOf(asBo, forBo, confirmation)).confirmed]).toEqual([false, false]);
  expect(await findGuest(asHost, token)).toBeUndefined();
  expect(await findGuest(asHost, await tokenNow())).toMatchObject({ invitationId: forBo });
  const lines = await listHistory(asHost, meeting.id);
  expect(lines.filter(({ action }) => action === "invitation_link_issued")).toHaveLength(1);
});

test("only the host replaces a link, also that in the emails to somebody with an account", async () => {
  const { asHost, asLena, asBo, meeting, forBo, forLena } = await confirmedBrowser();
  const stranger = contextOf(await makeUser());
  const reading = { kind: "api_key", apiKeyId: "k", userId: meeting.hostId, role: "counselor" } as const;
  const codeOf = (ctx: typeof asHost, id: string) =>
    replaceLink(ctx, meeting.id, id).then(
      () => "done",
      ({ code }: { code: string }) => code,
    );
  expect(await codeOf(asHost, forLena)).toBe("done");
  expect(await codeOf(asHost, crypto.randomUUID())).toBe("not_found");
  expect(await codeOf(contextAs({ ...reading, scopes: ["meetings:read"] }), forBo)).toBe("forbidden");
  expect(await Promise.all([asLena, asBo, stranger].map((ctx) => codeOf(ctx, forBo)))).toEqual([
    "forbidden",
    "forbidden",
    "not_found",
  ]);
});

test("S-14: a confirmation lasts 30 days", async () => {
  const { asBo, forBo, confirmation } = await confirmedBrowser();
  const after = async (days: number) =>
    (await proofsOf({ ...asBo, now: () => Date.now() + days * DAY }, forBo, confirmation)).confirmed;
  expect([await after(29), await after(31)]).toEqual([true, false]);
});

test("S-14: a browser that is to forget an invitation keeps none of its cookies, and its link still opens", async () => {
  const { asHost, forBo, token } = await confirmedBrowser();
  for (const name of ["confirmed", "code", "reminders"]) jar.set(`__Host-compath-${name}-${forBo}`, "x");
  await forgetHere(forBo);
  expect([...jar].filter(([name, value]) => name.includes(forBo) && value !== "")).toEqual([]);
  expect(await findGuest(asHost, token)).toMatchObject({ invitationId: forBo });
});
