import { expect, test } from "vitest";
import { MailerError } from "@/lib/adapters/mail/mailer";
import { Prisma } from "@/lib/db/generated/client";
import {
  beginAttempt,
  type HandOverRecord,
  recordAcceptance,
  recordRefusal,
} from "@/lib/effects/mail-provider/attempts";
import { storeOnce } from "@/lib/effects/mail-provider/stored-mail";
import { newId } from "@/lib/ids";
import { testDb } from "@/lib/testing/database";
import { effectsWith, fakeMailer } from "@/lib/testing/effects";
import { aStoredMeeting, deliveryIdOf } from "@/lib/testing/meetings";
import { contending } from "@/lib/testing/waiting-for-locks";

const BYTES = { from: "", to: "", subject: "", html: "", text: "", date: "", messageId: "", headers: {} };

/** An email that is at the provider, with what another run of it has for its own attempt. */
async function atTheProvider() {
  const { meeting } = await aStoredMeeting();
  const effects = effectsWith(fakeMailer());
  const deliveryId = deliveryIdOf(meeting);
  const { id: mailId } = await storeOnce(effects, { owner: { deliveryId }, mail: BYTES, renderedAt: Date.now() });
  const [first, second] = [newId(), newId()].map((id): HandOverRecord => ({ id, mailId, provider: "resend" }));
  if (!first || !second) throw new Error("Two attempts were made.");
  await beginAttempt(testDb(), first, Date.now());
  const held = Prisma.sql`
    select 1 from invitations i join deliveries d on d.invitation_id = i.id where d.id = ${deliveryId}::uuid for update of i`;
  return { first, second, held };
}

// The second run asks for the invitation first; whoever held the email meanwhile and then asked for it would never end.
test("a run begins while another records that its email was taken, and neither waits for the other's rows", async () => {
  const { first, second, held } = await atTheProvider();
  const ended = await contending<unknown>(held, [
    () => beginAttempt(testDb(), second, Date.now()),
    () => recordAcceptance(testDb(), first, "taken", Date.now()),
  ]);
  expect(ended).toEqual([true, { wasDown: false }]);
});

test("a run begins while another records that its email was refused, and neither waits for the other's rows", async () => {
  const { first, second, held } = await atTheProvider();
  const refusal = new MailerError("temporary", "busy");
  const ended = await contending<unknown>(held, [
    () => beginAttempt(testDb(), second, Date.now()),
    () => recordRefusal(testDb(), first, refusal, Date.now()),
  ]);
  expect(ended).toEqual([true, undefined]);
});
