import { expect, test } from "vitest";
import { postMessage } from "@/lib/conversations/post-message";
import { aConversation } from "@/lib/conversations/testing/a-conversation";
import { Prisma } from "@/lib/db/generated/client";
import { updateMeeting } from "@/lib/meetings/change/update-meeting";
import { deadlocksOf } from "@/lib/testing/deadlocks";
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
