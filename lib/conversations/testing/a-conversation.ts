import type { Context } from "@/lib/context";
import { listMessages, listMessagesInput } from "@/lib/conversations/list-messages";
import { postMessage } from "@/lib/conversations/post-message";
import { newId } from "@/lib/ids";
import { scheduleMeeting } from "@/lib/meetings/schedule/schedule-meeting";
import { contextAs, contextOf, makePractice, makeUser, scheduleInput } from "@/lib/testing/people";

/** A meeting of Dana's with her colleague Lena and with Bo, a guest who has confirmed the address. */
export async function aConversation() {
  const practice = await makePractice();
  const host = await makeUser({ practiceId: practice.id });
  const lena = await makeUser({ name: "Lena Ortiz", practiceId: practice.id });
  const meeting = await scheduleMeeting(
    contextOf(host),
    scheduleInput({ inviteeUserIds: [lena.id], inviteeEmails: [{ email: `bo-${newId()}@x.example`, name: "Bo" }] }),
  );
  const [forLena = "", forBo = ""] = meeting.invitations.map(({ id }) => id);
  return {
    meeting,
    host,
    lena,
    forLena,
    forBo,
    asHost: contextOf(host),
    asLena: contextOf(lena),
    asBo: contextAs({ kind: "guest", invitationId: forBo, confirmed: true, justConfirmed: true }),
    withLinkOnly: contextAs({ kind: "guest", invitationId: forBo }),
  };
}

/** Writes a message of its own. */
export async function say(ctx: Context, meetingId: string, body: string, clientId: string = crypto.randomUUID()) {
  const { message } = await postMessage(ctx, meetingId, { body, clientId });
  return message;
}

/** What the actor reads, oldest first. */
export async function textsFor(ctx: Context, meetingId: string): Promise<string[]> {
  const { messages } = await listMessages(ctx, meetingId, listMessagesInput.parse({}));
  return messages.map(({ body }) => body);
}
