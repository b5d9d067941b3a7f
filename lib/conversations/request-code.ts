import type { Context } from "@/lib/context";
import { guestInvitationOf } from "@/lib/conversations/guest-invitation";
import { refusal } from "@/lib/errors";
import { queueCodeMail } from "@/lib/people/sign-in/queue-code-mail";

/**
 * Queues an email to the invited address, whose code lets this guest's browser join the conversation. A forwarded link opens
 * the invitation, but not what people write to each other.
 * @returns the id of the request, which the asking browser has to keep: its code can be tried with it alone
 * @throws AppError `not_found`, `forbidden` for those who sign in instead, `rate_limited`
 */
export async function requestCode(
  ctx: Context,
  input: { returnPath: string; locale: string },
): Promise<{ invitationId: string; challengeId: string }> {
  const { id, email, signsIn } = await guestInvitationOf(ctx, { cancelledToo: true });
  if (signsIn) throw refusal("forbidden", "sign_in", "Sign in to read and write here: you have an account.");
  return { invitationId: id, challengeId: await queueCodeMail(ctx, { ...input, email, invitationId: id }) };
}
