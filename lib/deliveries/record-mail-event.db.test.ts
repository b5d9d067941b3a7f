import { describe, expect, test } from "vitest";
import { Prisma } from "@/lib/db/generated/client";
import { giveUpDelayed } from "@/lib/deliveries/give-up-delayed";
import type { MailEvent } from "@/lib/deliveries/mail-event";
import { recordMailEvent } from "@/lib/deliveries/record-mail-event";
import { announce } from "@/lib/effects/announce";
import { sendMail } from "@/lib/effects/mail/send-mail";
import { newId } from "@/lib/ids";
import { resendInvitation } from "@/lib/meetings/announce/resend-invitation";
import { updateMeeting } from "@/lib/meetings/change/update-meeting";
import { scheduleMeeting } from "@/lib/meetings/schedule/schedule-meeting";
import { listNotifications } from "@/lib/notifications/list-notifications";
import { skipped } from "@/lib/outbox/jobs";
import { testDb } from "@/lib/testing/database";
import { effectsWith, fakeMailer } from "@/lib/testing/effects";
import { aStoredMeeting, deliveryIdOf, deliveryOf } from "@/lib/testing/meetings";
import { contextAs, contextOf, scheduleInput } from "@/lib/testing/people";
import { contending } from "@/lib/testing/waiting-for-locks";
import { DAY } from "@/lib/time/durations";

const system = contextAs({ kind: "system" });
const at = Date.parse("2027-03-01T10:00:00Z");

type State = Extract<MailEvent["about"], { kind: "delivery" }>["state"];

function eventOf(providerId: string, state: State, reason: string | null = null, id = newId()): MailEvent {
  return { id, type: `email.${state}`, at, about: { kind: "delivery", providerId, state, reason } };
}

/** An event of the same id, for others to wait for. */
function eventLike({ id, type }: MailEvent): Prisma.Sql {
  return Prisma.sql`insert into provider_events (id, type, at, received_at, outcome) values (${id}, ${type}, now(), now(), 'ignored')`;
}

/** Dr. Ada's invitations, sent; `tell` lets the provider speak of one. */
async function sentMails(...emails: string[]) {
  const { ada, meeting } = await aStoredMeeting({ inviteeEmails: emails });
  const effects = effectsWith(fakeMailer());
  for (const [position] of emails.entries()) await sendMail(effects, { deliveryId: deliveryIdOf(meeting, position) });
  const stateOf = async (position = 0) => deliveryOf(deliveryIdOf(meeting, position));
  const tell = async (state: State, reason: string | null = null, position = 0) => {
    const { mail } = await stateOf(position);
    const event = eventOf(mail?.providerId ?? "", state, reason);
    await recordMailEvent(system, event);
    return event;
  };
  const heard = async () =>
    (await listNotifications(contextOf(ada), { limit: 30, unread: false })).notifications.filter(
      ({ kind }) => kind === "delivery_failed",
    );
  return { ada, meeting, effects, tell, stateOf, heard };
}

const outcomeOf = async ({ id }: MailEvent) =>
  (await testDb().providerEvent.findUniqueOrThrow({ where: { id } })).outcome;

describe("a delivery", () => {
  test("goes from sent over delayed to delivered, at the provider's instants, and nobody is bothered", async () => {
    const { tell, stateOf, heard } = await sentMails("bo@x.example");
    await tell("delayed");
    expect(await stateOf()).toMatchObject({ state: "delayed", at: new Date(at) });
    expect(await outcomeOf(await tell("delivered"))).toBe("applied");
    expect(await stateOf()).toMatchObject({ state: "delivered", reason: null });
    expect(await heard()).toEqual([]);
  });

  test.each([
    ["sent", "delivered"],
    ["delayed", "delivered"],
    ["delivered", "bounced"],
    ["sent", "bounced"],
    ["bounced", "complained"],
    ["delivered", "failed"],
  ] as const)("that was told %s after %s keeps the later state", async (earlier, later) => {
    const { tell, stateOf } = await sentMails("bo@x.example");
    await tell(later);
    expect(await outcomeOf(await tell(earlier))).toBe("outdated");
    expect(await stateOf()).toMatchObject({ state: later });
  });

  test.each(["delivered", "bounced", "failed"] as const)(
    "that was %s is not moved by a server's “not now”",
    async (state) => {
      const { tell, stateOf } = await sentMails("bo@x.example");
      await tell(state);
      expect(await outcomeOf(await tell("delayed", "temporary"))).toBe("outdated");
      expect(await stateOf()).toMatchObject({ state });
    },
  );

  test.each([
    [
      "out of office twice, then told again that it arrived",
      ["delivered", "temporary", "temporary", "delivered"],
      "delivered",
    ],
    ["back for now before it was sent", ["temporary", "sent"], "delayed"],
    ["back for now, later, back for now, arrived", ["temporary", "delayed", "temporary", "delivered"], "delivered"],
    ["back for good after back for now", ["temporary", "bounced"], "bounced"],
    ["complained about after out of office", ["delivered", "temporary", "complained"], "complained"],
    ["back for now after a complaint", ["complained", "temporary"], "complained"],
  ] as const)("R8: %s", async (_, told, state) => {
    const { tell, stateOf, heard } = await sentMails("bo@x.example");
    for (const one of told) await (one === "temporary" ? tell("delayed", "temporary") : tell(one));
    expect(await stateOf()).toMatchObject({ state });
    expect(await heard()).toHaveLength(["bounced", "complained"].includes(state) ? 1 : 0);
    await giveUpDelayed({ db: testDb(), now: () => at + 2 * DAY });
    expect(await stateOf()).toMatchObject({ state: state === "delayed" ? "failed" : state });
  });

  test("that came back for now is lost after a day of silence, told once, its address not suppressed", async () => {
    const { ada, tell, stateOf, heard } = await sentMails("bo@x.example");
    await tell("delayed");
    await tell("delayed", "temporary");
    expect(await stateOf()).toMatchObject({ state: "delayed", reason: "temporary" });
    const giveUp = (milliseconds: number) => giveUpDelayed({ db: testDb(), now: () => at + milliseconds });
    await giveUp(DAY - 1);
    expect([(await stateOf()).state, (await heard()).length]).toEqual(["delayed", 0]);
    const held = Prisma.sql`select 1 from deliveries where state = 'delayed' for update`;
    await contending(held, [() => giveUp(DAY), () => giveUp(DAY)]);
    expect(await stateOf()).toMatchObject({ state: "failed", reason: "not_delivered" });
    expect(await heard()).toHaveLength(1);
    expect(await testDb().suppressedAddress.count({ where: { hostId: ada.id } })).toBe(0);
    expect(await outcomeOf(await tell("delivered"))).toBe("applied");
    expect(await stateOf()).toMatchObject({ state: "delivered", reason: null });
  });

  test("that arrived, or that waits without having come back, is not given up", async () => {
    const { tell, stateOf } = await sentMails("bo@x.example", "cy@x.example");
    await tell("delayed", "temporary");
    await tell("delivered");
    await tell("delayed", null, 1);
    await giveUpDelayed({ db: testDb(), now: () => at + 2 * DAY });
    expect([(await stateOf()).state, (await stateOf(1)).state]).toEqual(["delivered", "delayed"]);
  });

  test("is moved once by a call that comes five times at once, and its host told once", async () => {
    const { stateOf, heard } = await sentMails("bo@x.example");
    const { mail } = await stateOf();
    const event = eventOf(mail?.providerId ?? "", "bounced", "mailbox_full");
    await contending(
      eventLike(event),
      Array.from({ length: 5 }, () => () => recordMailEvent(system, event)),
    );
    expect(await stateOf()).toMatchObject({ state: "bounced", reason: "mailbox_full" });
    expect(await heard()).toMatchObject([{ unreached: "bo@x.example", changes: [{ field: "delivery" }] }]);
    expect(await testDb().providerEvent.count({ where: { id: event.id } })).toBe(1);
  });

  test("hears what was told before the provider's answer was written down", async () => {
    const { meeting } = await aStoredMeeting();
    const mailer = fakeMailer();
    const deliveryId = deliveryIdOf(meeting);
    const event = eventOf(`resend-1-delivery-${deliveryId}`, "delivered");
    mailer.next.push(() => recordMailEvent(system, event));
    await sendMail(effectsWith(mailer), { deliveryId });
    expect(await deliveryOf(deliveryId)).toMatchObject({ state: "delivered" });
    expect(await outcomeOf(event)).toBe("applied");
  });

  test("that nobody here knows is noted and waits for it", async () => {
    const event = eventOf(newId(), "bounced");
    await recordMailEvent(system, event);
    expect(await outcomeOf(event)).toBe("waiting");
  });
});

test("what is not about a delivery is noted and changes nothing", async () => {
  const event: MailEvent = { id: newId(), type: "email.opened", at, about: { kind: "other" } };
  await recordMailEvent(system, event);
  expect(await outcomeOf(event)).toBe("ignored");
});

describe("the host", () => {
  test("hears of several losses in one notification that is unread again", async () => {
    const { tell, heard, ada } = await sentMails("bo@x.example", "cy@x.example");
    await tell("bounced", "refused", 0);
    await testDb().notification.updateMany({ where: { userId: ada.id }, data: { readAt: new Date() } });
    await tell("bounced", "refused", 1);
    expect(await heard()).toMatchObject([{ unreached: "cy@x.example", changes: [{}, {}], readAt: null }]);
  });

  test("hears once of a mail that bounced and was complained about", async () => {
    const { tell, heard } = await sentMails("bo@x.example");
    await tell("bounced", "refused");
    await tell("complained");
    expect(await heard()).toMatchObject([{ changes: [{}] }]);
  });

  test("hears nothing while that template is off", async () => {
    const { tell, heard, stateOf } = await sentMails("bo@x.example");
    const where = { channel: "in_app", key: "delivery_failed" } as const;
    await testDb().template.updateMany({ where, data: { enabled: false } });
    await tell("bounced");
    await testDb().template.updateMany({ where, data: { enabled: true } });
    expect(await heard()).toEqual([]);
    expect(await stateOf()).toMatchObject({ state: "bounced" });
  });
});

describe("an address that bounced for good or complained", () => {
  test.each([
    ["bounced", "refused"],
    ["bounced", "no_such_address"],
    ["failed", "provider_suppressed"],
    ["complained", null],
  ] as const)("by %s (%s) is not tried again until the host says so", async (state, reason) => {
    const { ada, meeting, tell, heard } = await sentMails("bo@x.example");
    await tell(state, reason);
    const mailer = fakeMailer();
    const effects = effectsWith(mailer);
    const { meeting: next } = await aMeetingOf(ada.id);
    expect(await sendMail(effects, { deliveryId: deliveryIdOf(next) })).toEqual(skipped("address_suppressed"));
    expect(await deliveryOf(deliveryIdOf(next))).toMatchObject({ state: "skipped", reason: "address_suppressed" });
    expect(await heard()).toHaveLength(2);

    const again = await resendInvitation(contextOf(ada), meeting.id, meeting.invitations[0]?.id ?? "");
    await sendMail(effects, { deliveryId: again.id });
    const { meeting: later } = await aMeetingOf(ada.id);
    await sendMail(effects, { deliveryId: deliveryIdOf(later) });
    expect(mailer.attempts.map(({ mail }) => mail.to)).toEqual(["bo@x.example", "bo@x.example"]);
  });

  test("is tried for another host: whom one host knows is nobody else's business", async () => {
    const { tell } = await sentMails("bo@x.example");
    await tell("bounced", "refused");
    const other = await sentMails("bo@x.example");
    expect(await other.stateOf()).toMatchObject({ state: "sent" });
  });

  test("for now only is tried again by itself", async () => {
    const { ada, tell } = await sentMails("bo@x.example");
    await tell("bounced", "mailbox_full");
    const mailer = fakeMailer();
    const { meeting } = await aMeetingOf(ada.id);
    await sendMail(effectsWith(mailer), { deliveryId: deliveryIdOf(meeting) });
    expect(mailer.attempts).toHaveLength(1);
  });

  test("gets no cancellation either", async () => {
    const { ada, meeting, tell } = await sentMails("bo@x.example");
    await tell("complained");
    await updateMeeting(contextOf(ada), meeting.id, { status: "cancelled" });
    const mailer = fakeMailer();
    await announce(effectsWith(mailer), { meetingId: meeting.id });
    const queued = await testDb().delivery.findMany({ where: { meetingId: meeting.id, state: "queued" } });
    for (const { id } of queued) await sendMail(effectsWith(mailer), { deliveryId: id });
    expect(queued).toHaveLength(1);
    expect(mailer.attempts).toHaveLength(0);
  });

  test("is listed without being named", async () => {
    const { ada, tell } = await sentMails("bo@x.example");
    await tell("bounced", "refused");
    const [row] = await testDb().suppressedAddress.findMany({ where: { hostId: ada.id } });
    expect(row).toMatchObject({ reason: "refused" });
    expect(Buffer.from(row?.addressHash ?? "")).toHaveLength(32);
    const [dump] = await testDb().$queryRaw<{ text: string }[]>`
      select coalesce(jsonb_agg(to_jsonb(e))::text, '') || coalesce((select jsonb_agg(to_jsonb(s))::text from suppressed_addresses s), '') as text from provider_events e`;
    expect(dump?.text).not.toContain("x.example");
  });
});

/** One more meeting of the same host with Bo. */
async function aMeetingOf(hostId: string) {
  const ctx = contextOf({ id: hostId, role: "counselor" });
  return { meeting: await scheduleMeeting(ctx, scheduleInput({ inviteeEmails: ["bo@x.example"] })) };
}

test("pages that are open learn of it, also when the notification has more to tell", async () => {
  const { ada, tell } = await sentMails("bo@x.example", "cy@x.example");
  const events = () => testDb().liveEvent.findMany({ where: { kind: "notification" } });
  await tell("bounced", "refused", 0);
  const [row] = await testDb().notification.findMany({ where: { userId: ada.id, kind: "delivery_failed" } });
  await tell("bounced", "refused", 1);
  expect((await events()).filter(({ subjectId }) => subjectId === row?.id)).toHaveLength(2);
});
