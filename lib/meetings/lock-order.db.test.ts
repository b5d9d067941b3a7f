import { expect, test } from "vitest";
import { storeConfirmation } from "@/lib/conversations/confirmation";
import { postMessage } from "@/lib/conversations/post-message";
import { aConversation } from "@/lib/conversations/testing/a-conversation";
import { Prisma } from "@/lib/db/generated/client";
import { inTransaction } from "@/lib/db/transaction";
import { updateMeeting } from "@/lib/meetings/change/update-meeting";
import { eraseGuest } from "@/lib/meetings/guests/erase-guest";
import { issueInvitationLink } from "@/lib/meetings/guests/issue-invitation-link";
import { deactivateUser } from "@/lib/people/deactivate-user";
import { updateProfile } from "@/lib/people/update-profile";
import { testDb } from "@/lib/testing/database";
import { deadlocksOf } from "@/lib/testing/deadlocks";
import { contextAs } from "@/lib/testing/people";
import { contending } from "@/lib/testing/waiting-for-locks";

const message = () => ({ body: "I am here", clientId: crypto.randomUUID() });

test("a guest's message and the guest's removal do not wait for each other", async () => {
  const { meeting, host, asHost, asBo } = await aConversation();
  // A message notifies the host once it has changed the guest's invitation, which is what the removal wants next.
  const hold = Prisma.sql`select 1 from users where id = ${host.id}::uuid for update`;
  const deadlocks = await deadlocksOf((db) =>
    contending<unknown>(hold, [
      () => postMessage({ ...asBo, db }, meeting.id, message()),
      () => updateMeeting({ ...asHost, db }, meeting.id, { inviteeEmails: [] }),
    ]),
  );
  expect(deadlocks).toBe(0);
});

test("nor do the message and the removal of somebody who thereby shows that the address has an account", async () => {
  const { meeting, host, lena, asHost, asLena, forLena } = await aConversation();
  await testDb().invitation.update({ where: { id: forLena }, data: { byAddress: true } });
  const hold = Prisma.sql`select 1 from users where id = ${host.id}::uuid for update`;
  const deadlocks = await deadlocksOf((db) =>
    contending<unknown>(hold, [
      () => postMessage({ ...asLena, db }, meeting.id, message()),
      () => updateMeeting({ ...asHost, db }, meeting.id, { inviteeUserIds: [], inviteeEmails: [] }),
    ]),
  );
  expect(deadlocks).toBe(0);
  expect(await testDb().conversationMember.count({ where: { userId: lena.id } })).toBe(0);
});

test("nor do a guest who proves the address and the operator who gives the guest another link", async () => {
  const { meeting, asBo, forBo } = await aConversation();
  const { email } = await testDb().invitation.findUniqueOrThrow({ where: { id: forBo } });
  const hold = Prisma.sql`select 1 from meetings where id = ${meeting.id}::uuid for no key update`;
  const deadlocks = await deadlocksOf((db) =>
    contending<unknown>(hold, [
      () => issueInvitationLink({ ...contextAs({ kind: "system" }), db }, meeting.id, email),
      () => inTransaction(db, (tx) => storeConfirmation(tx, { ...asBo, db: tx }, meeting.id, forBo)),
    ]),
  );
  expect(deadlocks).toBe(0);
});

test("nor do a change of a meeting and the erasing of somebody who is invited to it", async () => {
  const { meeting, lena, asHost, forBo } = await aConversation();
  const { email } = await testDb().invitation.findUniqueOrThrow({ where: { id: forBo } });
  const hold = Prisma.sql`select 1 from meetings where id = ${meeting.id}::uuid for no key update`;
  for (const input of [{ title: "Other" }, { inviteeUserIds: [lena.id], inviteeEmails: [{ email, name: "Bo" }] }]) {
    const deadlocks = await deadlocksOf((db) =>
      contending<unknown>(hold, [
        () => updateMeeting({ ...asHost, db }, meeting.id, input),
        () => eraseGuest({ ...contextAs({ kind: "system" }), db }, email),
      ]),
    );
    expect(deadlocks).toBe(0);
  }
});

test("nor do the wish to sign in always and the closing of the same account", async () => {
  const { meeting, lena, asLena } = await aConversation();
  const operator = contextAs({ kind: "system" });
  const hold = Prisma.sql`select 1 from meetings where id = ${meeting.id}::uuid for no key update`;
  const deadlocks = await deadlocksOf((db) =>
    contending<unknown>(hold, [
      () => deactivateUser({ ...operator, db }, lena.id),
      () => updateProfile({ ...asLena, db }, { alwaysSignIn: true }),
    ]),
  );
  expect(deadlocks).toBe(0);
});
