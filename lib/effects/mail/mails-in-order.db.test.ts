import { beforeEach, describe, expect, test } from "vitest";
import { type Mail, MailerError } from "@/lib/adapters/mail/mailer";
import { sendMail } from "@/lib/effects/mail/send-mail";
import { SlotLostError } from "@/lib/effects/mail-provider/hand-over";
import { property } from "@/lib/ics/testing/read-wire";
import { newId } from "@/lib/ids";
import { resendInvitation } from "@/lib/meetings/announce/resend-invitation";
import { done } from "@/lib/outbox/jobs";
import { type AnnouncedMeeting, aMeetingToTell, nextDay } from "@/lib/testing/announced-meeting";
import { testDb } from "@/lib/testing/database";
import { deliveryIdOf, deliveryOf } from "@/lib/testing/meetings";
import { contextOf } from "@/lib/testing/people";
import { MINUTE } from "@/lib/time/durations";

const BO = "bo@x.example";

let told: AnnouncedMeeting;
beforeEach(async () => {
  told = await aMeetingToTell();
});

/** What the provider answers, and whether it has taken the email all the same. */
const faults = [
  { answer: "429", error: new MailerError("temporary", "rate_limit_exceeded"), taken: false },
  { answer: "500", error: new MailerError("temporary", "internal_server_error"), taken: false },
  { answer: "a reset before it took the email", error: new MailerError("ambiguous", "no_answer"), taken: false },
  { answer: "a reset after it took the email", error: new MailerError("ambiguous", "no_answer"), taken: true },
  { answer: "nothing, with the email taken", error: new MailerError("ambiguous", "timeout"), taken: true },
  { answer: "nothing, with the email lost", error: new MailerError("ambiguous", "timeout"), taken: false },
] as const;
type Fault = (typeof faults)[number];
type File = NonNullable<Mail["calendar"]>;

const queuedForBo = () =>
  testDb().delivery.findMany({
    where: { meetingId: told.meeting.id, channel: "email", state: "queued", invitation: { email: BO } },
    orderBy: { id: "desc" },
  });

/** Tries the oldest email that waits for Bo, and the provider answers with the fault. */
async function tryWith({ error }: Fault): Promise<void> {
  told.mailer.next.push(() => {
    throw error;
  });
  const deliveryId = (await queuedForBo()).at(-1)?.id ?? "";
  await expect(sendMail(told.effects, { deliveryId })).rejects.toThrow(error);
}

/** Brings out what waits for Bo. The newest is tried first in each round, as where its job is the first to be due. */
async function rest(): Promise<void> {
  for (let rounds = 0; rounds < 5; rounds++)
    for (const { id } of await queuedForBo())
      await sendMail(told.effects, { deliveryId: id }).catch((error: unknown) =>
        expect(error).toBeInstanceOf(SlotLostError),
      );
  expect(await queuedForBo()).toEqual([]);
}

/** The calendar files that Bo got, in the order in which the provider took them. */
function filesOf(fault: Fault, triedAt: number): File[] {
  const taken = told.mailer.attempts.filter((_, at) => at !== triedAt || fault.taken);
  const firsts = taken.filter(({ key }, at) => taken.findIndex((one) => one.key === key) === at);
  return firsts.flatMap(({ mail }) => mail.calendar ?? []);
}

const said = (files: readonly File[]) =>
  files.map(({ method, content }) => `${method} ${property(content, "SEQUENCE")?.value}`);

/** No file may be older than one before it: a calendar program would drop it, or drop what it has. */
function expectRising(files: readonly File[]): void {
  const stamps = files.map(({ content }) => property(content, "DTSTAMP")?.value ?? "");
  expect(stamps).toEqual([...new Set(stamps)].toSorted());
}

async function resend(minutes = 0): Promise<string> {
  const host = contextOf(await testDb().user.findUniqueOrThrow({ where: { id: told.meeting.hostId } }));
  const later = { ...host, now: () => host.now() + minutes * MINUTE };
  const bo = await testDb().invitation.findFirstOrThrow({
    where: { meetingId: told.meeting.id, email: BO, removedAt: null },
  });
  return (await resendInvitation(later, told.meeting.id, bo.id)).id;
}

async function change(body: Parameters<AnnouncedMeeting["change"]>[0]): Promise<void> {
  await told.change(body);
  await told.announce();
}

describe.each(faults)("while the provider answers $answer", (fault) => {
  test("an invitation that is sent again comes after the one that is tried again", async () => {
    await tryWith(fault);
    await resend();
    await rest();
    const files = filesOf(fault, 0);
    expect(said(files)).toEqual(["REQUEST 0", "REQUEST 0"]);
    expectRising(files);
  });

  test("so do two of them", async () => {
    await tryWith(fault);
    await resend();
    await resend(2);
    await rest();
    const files = filesOf(fault, 0);
    expect(said(files)).toEqual(["REQUEST 0", "REQUEST 0", "REQUEST 0"]);
    expectRising(files);
  });

  test("the second one comes after the first that is tried again", async () => {
    await rest();
    await resend();
    await tryWith(fault);
    await resend(2);
    await rest();
    const files = filesOf(fault, 1);
    expect(said(files)).toEqual(["REQUEST 0", "REQUEST 0", "REQUEST 0"]);
    expectRising(files);
  });

  test("an invitation that is sent again comes after an update that is tried again", async () => {
    await rest();
    await change(nextDay);
    await tryWith(fault);
    await resend();
    await rest();
    const files = filesOf(fault, 1);
    expect(said(files)).toEqual(["REQUEST 0", "REQUEST 1", "REQUEST 1"]);
    expectRising(files);
  });

  test("an update goes in place of an invitation that is tried again, sent once or twice", async () => {
    await tryWith(fault);
    await resend();
    await change(nextDay);
    await rest();
    const files = filesOf(fault, 0);
    expect(said(files)).toEqual([...(fault.taken ? ["REQUEST 0"] : []), "REQUEST 1"]);
    expectRising(files);
  });

  test("a cancellation goes in place of all that is tried again, to whoever may have heard of the meeting", async () => {
    await tryWith(fault);
    await resend();
    await change({ status: "cancelled" });
    await rest();
    const files = filesOf(fault, 0);
    const heard = fault.error.kind === "ambiguous";
    expect(said(files)).toEqual([...(fault.taken ? ["REQUEST 0"] : []), ...(heard ? ["CANCEL 1"] : [])]);
    expectRising(files);
  });

  test("who is removed and invited anew hears of it in this order", async () => {
    await rest();
    await change({ inviteeEmails: ["cy@x.example", "di@x.example"] });
    await tryWith(fault);
    await change({ inviteeEmails: [BO, "cy@x.example", "di@x.example"] });
    await rest();
    const files = filesOf(fault, 1);
    expect(said(files).map((line) => line.split(" ")[0])).toEqual(["REQUEST", "CANCEL", "REQUEST"]);
    expectRising(files);
  });
});

test("an email in doubt goes first under its own key, with the bytes that it had", async () => {
  const [fault] = faults.filter(({ error }) => error.kind === "ambiguous");
  if (!fault) throw new Error("No fault leaves doubt.");
  await tryWith(fault);
  const deliveryId = await resend();
  await expect(sendMail(told.effects, { deliveryId })).rejects.toThrow(SlotLostError);
  await rest();
  const invitation = `delivery-${deliveryIdOf(told.meeting)}`;
  const { attempts } = told.mailer;
  expect(attempts.map(({ key }) => key)).toEqual([invitation, invitation, `delivery-${deliveryId}`]);
  expect(attempts[1]?.mail).toEqual(attempts[0]?.mail);
});

test("one that is given up keeps nothing waiting", async () => {
  const [fault] = faults;
  await tryWith(fault);
  const deliveryId = await resend();
  await testDb().delivery.update({ where: { id: deliveryIdOf(told.meeting) }, data: { state: "failed" } });
  await sendMail(told.effects, { deliveryId });
  expect(await deliveryOf(deliveryId)).toMatchObject({ state: "sent" });
});

test("what outdates an email that is tried again does not wait for it", async () => {
  const [fault] = faults;
  await tryWith(fault);
  await change(nextDay);
  const [update] = await queuedForBo();
  await sendMail(told.effects, { deliveryId: update?.id ?? "" });
  expect(await deliveryOf(update?.id ?? "")).toMatchObject({ state: "sent" });
  expect(await deliveryOf(deliveryIdOf(told.meeting))).toMatchObject({ state: "queued" });
});

describe("an email about messages that is tried again", () => {
  async function aMailAboutMessages(doubt: "none" | "in_doubt"): Promise<void> {
    const { mail, ...invitation } = await deliveryOf(deliveryIdOf(told.meeting));
    expect(mail).toBeNull();
    const message = { ...invitation, id: newId(), template: "new_message" };
    await testDb().delivery.create({ data: message });
    const renderedAt = new Date(Date.now() - MINUTE);
    await testDb().storedMail.create({ data: { id: newId(), deliveryId: message.id, renderedAt, doubt } });
  }

  test("keeps no news of the meeting waiting where it was not taken", async () => {
    await aMailAboutMessages("none");
    expect(await sendMail(told.effects, { deliveryId: deliveryIdOf(told.meeting) })).toEqual(done);
  });

  test("goes first where it may have been taken", async () => {
    await aMailAboutMessages("in_doubt");
    await expect(sendMail(told.effects, { deliveryId: deliveryIdOf(told.meeting) })).rejects.toThrow(SlotLostError);
  });
});
