import { expect, test } from "vitest";
import { inTransaction } from "@/lib/db/transaction";
import { tidy } from "@/lib/effects/housekeeping";
import { sendAccountInvitation } from "@/lib/effects/mail/send-account-invitation";
import { eraseAddress } from "@/lib/meetings/guests/erase-address";
import { done, skipped } from "@/lib/outbox/jobs";
import { accountInvitationToken, INVITED_MILLISECONDS } from "@/lib/people/account-invitations/invitation-link";
import { inviteAccount } from "@/lib/people/account-invitations/invite-account";
import { testDb } from "@/lib/testing/database";
import { effectsWith, fakeMailer } from "@/lib/testing/effects";
import { contextAs, contextOf, makeUser, testAppUrl, testSecrets } from "@/lib/testing/people";
import { DAY } from "@/lib/time/durations";

async function invited(locale = "en", role: "client" | "counselor" = "client", at = Date.now()) {
  const host = await makeUser({ name: "Dana\nWhitfield" });
  const email = `mara-${host.id}@guests.example`;
  const person = { email, name: "Mara", role, practiceId: null, timeZone: "UTC", locale };
  const ctx = contextOf(host, { now: () => at });
  const id = await inTransaction(testDb(), (tx) => inviteAccount(tx, ctx, host.id, person));
  return { host, email, id, url: `${testAppUrl}/welcome/${accountInvitationToken(testSecrets, id)}` };
}

test.each([
  ["en", "Your account with Dana Whitfield"],
  ["de", "Ihr Konto bei Dana Whitfield"],
  ["es", "Su cuenta con Dana Whitfield"],
  ["fr", "Votre compte avec Dana Whitfield"],
])(
  "product 46: the email of an invitation says in %s who invites and nothing of what they do",
  async (locale, subject) => {
    for (const role of ["client", "counselor"] as const) {
      const { id, email, url } = await invited(locale, role);
      const mailer = fakeMailer();
      expect(await sendAccountInvitation(effectsWith(mailer), { invitationId: id })).toEqual(done);
      const mail = mailer.attempts[0]?.mail;
      expect(mail).toMatchObject({ to: email, subject });
      expect(mail?.text).toContain(url);
      expect(`${mail?.subject} ${mail?.text} ${mail?.html}`).not.toMatch(
        /counsel|therap|beratung|berater|consejer|psycho/i,
      );
    }
  },
);

test("the same invitation gives the same bytes when it is tried again", async () => {
  const { id } = await invited();
  const mailer = fakeMailer();
  for (const _ of [1, 2]) await sendAccountInvitation(effectsWith(mailer), { invitationId: id });
  expect(mailer.attempts[1]).toEqual(mailer.attempts[0]);
});

test("no email goes with a link that opens nothing", async () => {
  const mailer = fakeMailer();
  const send = (invitationId: string, at = Date.now()) =>
    sendAccountInvitation(effectsWith(mailer, { now: () => at }), { invitationId });
  const [replaced, old, orphan] = [await invited(), await invited(), await invited()];
  await testDb().accountInvitation.update({ where: { id: replaced.id }, data: { endedAt: new Date() } });
  await testDb().user.update({ where: { id: orphan.host.id }, data: { deactivatedAt: new Date() } });
  expect(await send(replaced.id)).toEqual(skipped("invitation_withdrawn"));
  expect(await send(orphan.id)).toEqual(skipped("invitation_withdrawn"));
  expect(await send(old.id, Date.now() + INVITED_MILLISECONDS)).toEqual(skipped("expired"));
  expect(mailer.attempts).toEqual([]);
});

test("without a mail client, and with its template switched off, the email is skipped with the reason", async () => {
  const { id } = await invited("es");
  expect(await sendAccountInvitation(effectsWith(undefined), { invitationId: id })).toEqual(
    skipped("email_client_missing"),
  );
  const which = { key: "client_invitation", locale: "es" };
  await testDb().template.updateMany({ where: which, data: { enabled: false } });
  const outcome = await sendAccountInvitation(effectsWith(fakeMailer()), { invitationId: id });
  await testDb().template.updateMany({ where: which, data: { enabled: true } });
  expect(outcome).toEqual(skipped("template_missing"));
});

test("an invitation is forgotten a day after it expired, and with its address", async () => {
  const [old, fresh, erased] = [
    await invited("en", "client", Date.now() - INVITED_MILLISECONDS - DAY),
    await invited(),
    await invited(),
  ];
  await tidy(effectsWith(fakeMailer()));
  await inTransaction(testDb(), (tx) => eraseAddress(tx, contextAs({ kind: "system" }), erased.email));
  const kept = await testDb().accountInvitation.findMany({ where: { id: { in: [old.id, fresh.id, erased.id] } } });
  expect(kept.map(({ id }) => id)).toEqual([fresh.id]);
});
