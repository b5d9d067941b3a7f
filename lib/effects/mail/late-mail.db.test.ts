import { beforeEach, describe, expect, test } from "vitest";
import { MailerError } from "@/lib/adapters/mail/mailer";
import { sendMail } from "@/lib/effects/mail/send-mail";
import { handOver, SlotLostError } from "@/lib/effects/mail-provider/hand-over";
import { openStored } from "@/lib/effects/mail-provider/stored-mail";
import { property } from "@/lib/ics/testing/read-wire";
import { newId } from "@/lib/ids";
import { done, skipped } from "@/lib/outbox/jobs";
import { type AnnouncedMeeting, aMeetingToTell, nextDay } from "@/lib/testing/announced-meeting";
import { testDb } from "@/lib/testing/database";
import { deliveryIdOf, deliveryOf } from "@/lib/testing/meetings";
import { testSecrets } from "@/lib/testing/people";

let told: AnnouncedMeeting;
beforeEach(async () => {
  told = await aMeetingToTell();
});

describe("when mails are late", () => {
  test("an invitation that an update has overtaken is not sent, and the update invites instead", async () => {
    await told.change(nextDay);
    const mails = await told.tell();

    expect(mails).toHaveLength(3);
    expect(mails.map(({ ics }) => property(ics, "SEQUENCE")?.value)).toEqual(["1", "1", "1"]);
    expect(mails[0]?.text).not.toContain("→");
    expect(mails[0]?.text).toMatch(/\?answer=accepted/);
    expect(await deliveryOf(deliveryIdOf(told.meeting))).toMatchObject({ state: "skipped", reason: "superseded" });
  });

  test("an invitation is not held back by a later mail that was skipped", async () => {
    await told.change(nextDay);
    await told.announce();
    const later = { meetingId: told.meeting.id, template: "meeting_updated" };
    await testDb().delivery.updateMany({ where: later, data: { state: "skipped", reason: "template_missing" } });
    expect(await sendMail(told.effects, { deliveryId: deliveryIdOf(told.meeting) })).toEqual(done);
  });

  test("an update that has been overtaken by the way back tells nothing, because nothing is new", async () => {
    await told.tell();
    await told.change(nextDay);
    await told.announce();
    await told.change({ startsAt: "2027-03-10T16:00:00+01:00" });
    expect(await told.tell()).toEqual([]);
    const where = { meetingId: told.meeting.id, template: "meeting_updated" };
    const reasons = (await testDb().delivery.findMany({ where })).map(({ reason }) => reason);
    expect(reasons.toSorted()).toEqual([
      "nothing_new",
      "nothing_new",
      "nothing_new",
      "superseded",
      "superseded",
      "superseded",
    ]);
  });

  test("nobody hears that something is off of which they never heard", async () => {
    await told.change({ status: "cancelled" });
    expect(await told.tell()).toEqual([]);
    const reasons = (await testDb().delivery.findMany({ where: { meetingId: told.meeting.id } })).map(
      ({ reason }) => reason,
    );
    expect(new Set(reasons)).toEqual(new Set(["meeting_cancelled", "never_told"]));
  });

  test("who may have heard of it, because the provider's answer was lost, hears that it is off", async () => {
    told.mailer.next.push(() => {
      throw new MailerError("ambiguous", "timeout");
    });
    const deliveryId = deliveryIdOf(told.meeting);
    await expect(sendMail(told.effects, { deliveryId })).rejects.toThrow(MailerError);
    await told.change({ status: "cancelled" });
    expect((await told.tell()).map(({ to, calendar }) => [to, calendar?.method])).toEqual([["bo@x.example", "CANCEL"]]);
  });
});

describe("who hears that a meeting is off", () => {
  const refuse = (kind: "temporary" | "permanent" | "ambiguous") => () => {
    throw new MailerError(kind, "x");
  };
  const methods = async () => (await told.tell()).map(({ calendar }) => calendar?.method);

  async function tryInvitation(...answers: (() => void)[]) {
    for (const answer of answers) {
      told.mailer.next.push(answer);
      await expect(sendMail(told.effects, { deliveryId: deliveryIdOf(told.meeting) })).rejects.toThrow();
    }
    await told.change({ status: "cancelled" });
  }

  test("not who was refused every time: they never heard of it", async () => {
    await tryInvitation(refuse("temporary"), refuse("temporary"));
    expect(await methods()).toEqual([]);
  });

  test("who may have been reached once, however clear the refusals before and after", async () => {
    await tryInvitation(refuse("temporary"), refuse("ambiguous"), refuse("temporary"));
    expect(await methods()).toEqual(["CANCEL"]);
  });

  test("whose mail was under way when its worker died", async () => {
    await tryInvitation(refuse("temporary"));
    await testDb().storedMail.updateMany({
      where: { deliveryId: deliveryIdOf(told.meeting) },
      data: { doubt: "in_flight" },
    });
    expect(await methods()).toEqual(["CANCEL"]);
  });
});

describe("the order of mails to one person", () => {
  async function aMailUnderWay() {
    const deliveryId = deliveryIdOf(told.meeting);
    const [atProvider, goOn] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    told.mailer.next.push(async () => {
      atProvider.resolve();
      await goOn.promise;
    });
    const sending = sendMail(told.effects, { deliveryId });
    await atProvider.promise;
    await told.change(nextDay);
    await told.announce();
    const invitation = await testDb().delivery.findUniqueOrThrow({ where: { id: deliveryId } });
    const update = await testDb().delivery.findFirstOrThrow({
      where: { invitationId: invitation.invitationId, channel: "email", revision: { gt: 1 } },
    });
    return { sending, goOn: goOn.resolve, update: { deliveryId: update.id } };
  }

  test("a mail waits while an older one is under way, and goes when that has arrived", async () => {
    const { sending, goOn, update } = await aMailUnderWay();

    await expect(sendMail(told.effects, update)).rejects.toThrow(SlotLostError);
    expect(told.mailer.attempts).toHaveLength(1);
    goOn();
    await sending;
    expect(await sendMail(told.effects, update)).toEqual(done);
    expect(told.mailer.attempts).toHaveLength(2);
  });

  test("the turn of a worker that died is free after a while", async () => {
    const { update } = await aMailUnderWay();
    await testDb().invitation.updateMany({
      where: { meetingId: told.meeting.id, sendingDeliveryId: { not: null } },
      data: { sendingUntil: new Date(Date.now() - 1) },
    });
    expect(await sendMail(told.effects, update)).toEqual(done);
  });

  test("a mail whose own worker died goes on at once", async () => {
    const deliveryId = deliveryIdOf(told.meeting);
    await testDb().invitation.updateMany({
      where: { meetingId: told.meeting.id },
      data: { sendingDeliveryId: deliveryId, sendingUntil: new Date(Date.now() + 60_000) },
    });
    expect(await sendMail(told.effects, { deliveryId })).toEqual(done);
  });

  test("a mail without an answer gives its turn back", async () => {
    told.mailer.next.push(() => {
      throw new MailerError("ambiguous", "timeout");
    });
    await expect(sendMail(told.effects, { deliveryId: deliveryIdOf(told.meeting) })).rejects.toThrow(MailerError);
    await told.change({ status: "cancelled" });
    expect((await told.tell()).map(({ calendar }) => calendar?.method)).toEqual(["CANCEL"]);
  });

  test("a mail does not leave when a later one was promised after it had been read", async () => {
    told.mailer.next.push(() => {
      throw new MailerError("temporary", "internal_server_error");
    });
    const deliveryId = deliveryIdOf(told.meeting);
    await expect(sendMail(told.effects, { deliveryId })).rejects.toThrow(MailerError);
    const { mail } = await deliveryOf(deliveryId);
    await told.change(nextDay);
    await told.announce();

    const frozen = {
      id: mail?.id ?? newId(),
      mail: openStored(testSecrets, { id: mail?.id ?? "", sealed: mail?.sealed ?? new Uint8Array() }),
    };
    await expect(
      handOver(told.effects, told.mailer, { frozen, key: "key", settled: async () => undefined }),
    ).rejects.toThrow(SlotLostError);

    expect(told.mailer.attempts).toHaveLength(1);
    expect(await sendMail(told.effects, { deliveryId })).toEqual(skipped("superseded"));
  });
});
