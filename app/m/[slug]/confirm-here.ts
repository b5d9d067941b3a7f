import { codeSentence } from "@/app/m/[slug]/code-sentence";
import type { Context } from "@/lib/context";
import { confirmByCode } from "@/lib/conversations/confirm-by-code";
import { invalid } from "@/lib/errors";
import { askedCode } from "@/lib/web/callers/asked-code";
import { keepConfirmation } from "@/lib/web/callers/guest-confirmation";

/** Tries the code that a guest typed, and keeps in this browser that the address is proved. @throws AppError `invalid` */
export async function confirmHere(ctx: Context, code: string): Promise<void> {
  const { actor } = ctx;
  const asked = actor.kind === "guest" ? await askedCode(actor.invitationId) : undefined;
  const result = await confirmByCode(ctx, code, asked);
  if (!result.ok)
    throw invalid([{ field: "code", code: result.refusal.reason, detail: await codeSentence(result.refusal) }]);
  await keepConfirmation(result.confirmed.invitationId, result.confirmed.token);
}
