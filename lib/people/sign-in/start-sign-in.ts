import type { Context } from "@/lib/context";
import { invalid } from "@/lib/errors";
import { typedEmail } from "@/lib/people/canonical-email";
import { queueCodeMail } from "@/lib/people/sign-in/queue-code-mail";

type StartSignInInput = {
  readonly email: string;
  readonly returnPath: string;
  readonly locale: string;
  /** The stranger who asks, as far as one can be told from another. */
  readonly client: string;
};

/**
 * Queues an email with a link and a code to the address. Does the same work for an address without an account, whose
 * challenge is stored and whose mail the worker leaves out, so that nobody learns who has one
 * (docs/design/security.md#P-24, #P-25).
 * @returns the address in canonical form and the id of the request: the code can be tried only by who holds both
 * @throws AppError `invalid`, or `rate_limited` within a minute of the last mail and beyond the hour's number
 */
export async function startSignIn(
  ctx: Context,
  input: StartSignInInput,
): Promise<{ email: string; challengeId: string }> {
  const email = typedEmail(input.email);
  if (!email) {
    const detail = "Enter one complete e-mail address, for example name@example.org.";
    throw invalid([{ field: "email", code: "malformed", detail }]);
  }
  return { email, challengeId: await queueCodeMail(ctx, { ...input, email, invitationId: null }) };
}
