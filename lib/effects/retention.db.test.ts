import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { aConversation } from "@/lib/conversations/testing/a-conversation";
import { sendMail } from "@/lib/effects/mail/send-mail";
import { forgetOld, keptForEver, type Retention } from "@/lib/effects/retention";
import { noteSecurityEvent } from "@/lib/history/security-events";
import { verifyLogs } from "@/lib/history/verify-logs";
import { newId } from "@/lib/ids";
import { openSession } from "@/lib/people/sign-in/session";
import { placeOf } from "@/lib/sealed-places";
import { testDb } from "@/lib/testing/database";
import { effectsWith, fakeMailer } from "@/lib/testing/effects";
import { makeUser, testSecrets } from "@/lib/testing/people";
import { DAY } from "@/lib/time/durations";

/** One row of each kind, of the same age in days. */
async function rowsOfAge(days: number) {
  const at = new Date(Date.now() - days * DAY);
  const { meeting, forBo } = await aConversation();
  const user = await makeUser();
  const conversation = await testDb().conversation.findUniqueOrThrow({ where: { meetingId: meeting.id } });
  await testDb().meeting.update({
    where: { id: meeting.id },
    data: { endsAt: at, startsAt: new Date(at.getTime() - 1000) },
  });
  const message = {
    id: newId(),
    conversationId: conversation.id,
    clientId: newId(),
    position: 900,
    body: "Said",
    createdAt: at,
  };
  await testDb().message.create({ data: { ...message, authorUserId: meeting.hostId } });
  const eventId = newId();
  await testDb().inviteeEmail.create({ data: { eventId, invitationId: forBo, at, body: "Written", attachments: [] } });
  const about = { userId: user.id, meetingId: meeting.id, revision: 1, kind: "meeting_updated", createdAt: at };
  const notification = await testDb().notification.create({ data: { id: newId(), ...about } });
  const sessionId = await openSession(testDb(), user.id, at.getTime() - DAY);
  await testDb().session.update({ where: { id: sessionId }, data: { revokedAt: at } });
  const open = await openSession(testDb(), user.id, Date.now() - 20 * DAY);
  const tokenHash = Buffer.from(newId());
  const confirmation = await testDb().guestConfirmation.create({
    data: { id: newId(), invitationId: forBo, tokenHash, createdAt: at },
  });
  const event = { kind: "signed_in", userId: user.id, subjectId: null } as const;
  const securityId = await noteSecurityEvent(
    { db: testDb(), actor: { kind: "system" }, now: () => at.getTime() },
    event,
  );
  await testDb().invitation.update({ where: { id: forBo }, data: { note: "Noted" } });
  const proposal = { id: newId(), invitationId: forBo, startsAt: [at], note: "Rather", createdAt: at };
  await testDb().timeProposal.create({ data: proposal });
  return async () => ({
    notes: [
      (await testDb().invitation.findUniqueOrThrow({ where: { id: forBo } })).note,
      (await testDb().timeProposal.findUniqueOrThrow({ where: { id: proposal.id } })).note,
    ],
    messages: [
      (await testDb().message.findUniqueOrThrow({ where: { id: message.id } })).body,
      await testDb().inviteeEmail.count({ where: { eventId } }),
    ],
    notifications: await testDb().notification.count({ where: { id: notification.id } }),
    sessions: await testDb().session.count({ where: { id: { in: [sessionId, open] } } }),
    confirmations: await testDb().guestConfirmation.count({ where: { id: confirmation.id } }),
    securityEvents: await testDb().securityEvent.count({ where: { id: securityId } }),
  });
}

const all = {
  notes: ["Noted", "Rather"],
  messages: ["Said", 1],
  notifications: 1,
  sessions: 2,
  confirmations: 1,
  securityEvents: 1,
};
const gone = {
  notes: [null, null],
  messages: ["erased", 0],
  notifications: 0,
  sessions: 1,
  confirmations: 0,
  securityEvents: 0,
};
// Safe: the names of the two objects above.
const kinds = Object.keys(all) as Exclude<keyof Retention, "emailBodies" | "meetings">[];

const forget = (wishes: Partial<Retention>, mostAtOnce?: number) =>
  forgetOld(effectsWith(undefined, { retention: { ...keptForEver, ...wishes } }), mostAtOnce);

test("everything is kept for ever unless an operator says otherwise", async () => {
  const left = await rowsOfAge(4000);
  await forget({});
  expect(await left()).toEqual(all);
});

test.each(kinds)("of %s goes what is older than its days, and nothing else", async (kind) => {
  const [old, young] = [await rowsOfAge(4000), await rowsOfAge(3000)];
  await forget({ [kind]: 3500 });
  await forget({ [kind]: 3500 });
  expect(await old()).toEqual({ ...all, [kind]: gone[kind] });
  expect(await young()).toEqual(all);
});

test("what goes, goes in sets of a bounded size until nothing is left, and the history can be followed still", async () => {
  const left = [await rowsOfAge(4000), await rowsOfAge(4000), await rowsOfAge(4000)];
  await forget(Object.fromEntries(kinds.map((kind) => [kind, 3500])), 1);
  for (const one of left) expect(await one()).toEqual(gone);
  expect(await verifyLogs({ db: testDb(), secrets: testSecrets })).toEqual([]);
});

test("the keyed hash and the size of an email's body outlive it by 30 days, never that of one that waits", async () => {
  const { meeting } = await aConversation();
  const [delivery] = await testDb().delivery.findMany({ where: { meetingId: meeting.id, channel: "email" } });
  const deliveryId = delivery?.id ?? "";
  const { template: key } = await testDb().delivery.findUniqueOrThrow({ where: { id: deliveryId } });
  await testDb().template.updateMany({ where: { channel: "email", key, locale: "en" }, data: { version: 7 } });
  await sendMail(effectsWith(fakeMailer()), { deliveryId });
  const now = async () => {
    const { sealed, bodyHash, bodyBytes, locale, templateVersion } = await testDb().storedMail.findUniqueOrThrow({
      where: { deliveryId },
    });
    const hash = bodyHash && Buffer.from(bodyHash).toString("hex");
    return { body: sealed !== null, hash, bytes: bodyBytes, locale, templateVersion };
  };
  const mail = await testDb().storedMail.findUniqueOrThrow({ where: { deliveryId } });
  const body = testSecrets.unseal(mail.sealed ?? Buffer.alloc(0), placeOf.email(mail.id));
  const kept = {
    hash: testSecrets.chained("", JSON.stringify(["email body", body])),
    bytes: Buffer.byteLength(body),
    locale: "en",
    templateVersion: 7,
  };
  expect(await now()).toEqual({ body: true, ...kept });
  expect(kept.hash).not.toBe(createHash("sha256").update(body).digest("hex"));
  const acceptedDaysAgo = async (days: number, state: "delivered" | "queued" = "delivered") => {
    await testDb().delivery.update({ where: { id: deliveryId }, data: { state } });
    await testDb().storedMail.update({
      where: { deliveryId },
      data: { acceptedAt: new Date(Date.now() - days * DAY) },
    });
    await forget({ emailBodies: 1 });
    return now();
  };
  expect(await acceptedDaysAgo(400, "queued")).toEqual({ body: true, ...kept });
  expect(await acceptedDaysAgo(2)).toEqual({ body: false, ...kept });
  expect(await acceptedDaysAgo(30.9)).toEqual({ body: false, ...kept });
  expect(await acceptedDaysAgo(31.1)).toEqual({
    body: false,
    hash: null,
    bytes: null,
    locale: null,
    templateVersion: null,
  });
});

test("the text of an email goes a day after it was accepted, of one in doubt or waiting never", async () => {
  const { meeting } = await aConversation();
  const deliveries = await testDb().delivery.findMany({ where: { meetingId: meeting.id, channel: "email" } });
  const at = new Date(Date.now() - 1.5 * DAY);
  const [delivery] = deliveries;
  const deliveryId = delivery?.id ?? "";
  const mail = { id: newId(), deliveryId, sealed: Buffer.from("sealed"), renderedAt: at };
  await testDb().storedMail.create({ data: mail });
  const kept = async () => (await testDb().storedMail.findUniqueOrThrow({ where: { id: mail.id } })).sealed !== null;
  const is = async (state: "queued" | "delivered", doubt: "none" | "in_doubt", acceptedAt: Date | null) => {
    await testDb().delivery.update({ where: { id: deliveryId }, data: { state, at: new Date() } });
    await testDb().storedMail.update({ where: { id: mail.id }, data: { doubt, acceptedAt } });
    await forget({ emailBodies: 1 });
    return kept();
  };
  expect(await is("queued", "none", at)).toBe(true);
  expect(await is("queued", "in_doubt", null)).toBe(true);
  expect(await is("delivered", "none", new Date())).toBe(true);
  expect(await is("delivered", "none", null)).toBe(true);
  expect(await is("delivered", "none", at)).toBe(false);
});
