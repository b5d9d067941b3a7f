import { expect, test } from "vitest";
import type { Context } from "@/lib/context";
import { storeConfirmation } from "@/lib/conversations/confirmation";
import { markConversationRead } from "@/lib/conversations/mark-read";
import { postMessage } from "@/lib/conversations/post-message";
import { aConversation } from "@/lib/conversations/testing/a-conversation";
import type { PrismaClient } from "@/lib/db/generated/client";
import { inTransaction } from "@/lib/db/transaction";
import { announce } from "@/lib/effects/announce";
import { sendMail } from "@/lib/effects/mail/send-mail";
import { notifyUnread } from "@/lib/effects/notify-unread";
import { AppError } from "@/lib/errors";
import { resendInvitation } from "@/lib/meetings/announce/resend-invitation";
import { respond } from "@/lib/meetings/answers/respond";
import { updateMeeting } from "@/lib/meetings/change/update-meeting";
import { eraseGuest } from "@/lib/meetings/guests/erase-guest";
import { issueInvitationLink } from "@/lib/meetings/guests/issue-invitation-link";
import { personalLink } from "@/lib/meetings/guests/personal-link";
import { replaceLink } from "@/lib/meetings/guests/replace-link";
import { joinMeeting } from "@/lib/meetings/room/join-meeting";
import { testDb } from "@/lib/testing/database";
import { deadlocksOf } from "@/lib/testing/deadlocks";
import { effectsWith, fakeMailer } from "@/lib/testing/effects";
import { contextAs } from "@/lib/testing/people";

const ROUNDS = 8;

type Made = Awaited<ReturnType<typeof aConversation>> & { readonly email: string };

/** Everything that people, programs and jobs do to one meeting, each by one call. */
function actsOn(made: Made, db: PrismaClient, round: number): (() => Promise<unknown>)[] {
  const { meeting, lena, forBo, forLena, email } = made;
  const { id } = meeting;
  const on = (ctx: Context): Context => ({ ...ctx, db, now: () => Date.now() + round });
  const [host, asLena, asBo] = [on(made.asHost), on(made.asLena), on(made.asBo)];
  const operator = on(contextAs({ kind: "system" }));
  const effects = effectsWith(fakeMailer(), { db, now: () => Date.now() + 3_600_000 });
  const message = () => ({ body: "Hello", clientId: crypto.randomUUID() });
  const everyone = { inviteeUserIds: [lena.id], inviteeEmails: [{ email, name: "Bo" }] };
  return [
    () => updateMeeting(host, id, { inviteeUserIds: [], inviteeEmails: [] }),
    () => updateMeeting(host, id, everyone),
    () => updateMeeting(host, id, { ...everyone, title: `Round ${round}` }),
    ...[host, asLena, asBo].flatMap((ctx) => [
      () => postMessage(ctx, id, message()),
      () => markConversationRead(ctx, id, round),
      () => joinMeeting(ctx, id),
    ]),
    () => respond(asLena, id, { response: round % 2 ? "accepted" : "tentative", note: null }),
    () => respond(asBo, id, { response: round % 2 ? "tentative" : "accepted", note: null }),
    () => resendInvitation(host, id, forBo),
    () => personalLink(host, id, forBo),
    () => replaceLink(host, id, forLena),
    () => issueInvitationLink(operator, id, email),
    () => inTransaction(db, (tx) => storeConfirmation(tx, { ...asBo, db: tx }, id, forBo)),
    () => announce(effects, { meetingId: id }),
    () => notifyUnread(effects, { meetingId: id }),
    async () => {
      const queued = await db.delivery.findMany({ where: { meetingId: id, channel: "email", state: "queued" } });
      await Promise.all(queued.map((one) => sendMail(effects, { deliveryId: one.id })));
    },
    ...(round === ROUNDS ? [() => eraseGuest(operator, email)] : []),
  ];
}

/** What the product says no to, or gives back to be tried again, is an answer here. */
async function answered(act: () => Promise<unknown>): Promise<void> {
  await act().catch((error: unknown) => {
    const isExpected = error instanceof AppError || (error instanceof Error && "reason" in error);
    if (!isExpected) throw error;
  });
}

test("whatever is done to one meeting at once, none of it waits for what waits for it", {
  timeout: 200_000,
}, async () => {
  const made = await aConversation();
  const { email } = await testDb().invitation.findUniqueOrThrow({ where: { id: made.forBo } });
  const startsAt = new Date(Date.now() - 60_000);
  await testDb().meeting.update({ where: { id: made.meeting.id }, data: { startsAt } });
  const deadlocks = await deadlocksOf(async (db) => {
    for (let round = 1; round <= ROUNDS; round += 1) {
      const acts = actsOn({ ...made, email }, db, round);
      const turned = [...acts.slice(round), ...acts.slice(0, round)];
      await Promise.all((round % 2 ? turned : turned.toReversed()).map(answered));
    }
  });
  expect(deadlocks).toBe(0);
});
