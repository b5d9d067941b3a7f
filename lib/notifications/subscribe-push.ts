import { requireNotificationReader } from "@/lib/authorize";
import type { Context } from "@/lib/context";
import { inTransaction } from "@/lib/db/transaction";
import { invalid, refusal } from "@/lib/errors";
import { newId } from "@/lib/ids";
import { isPushService } from "@/lib/notifications/push-services";
import type { PushSubscriptionInput } from "@/lib/notifications/push-subscription-input";
import { placeOf } from "@/lib/sealed-places";
import { hashOf } from "@/lib/secrets";
import { rfc3339Of } from "@/lib/time/rfc3339";

const MOST = 20;

/**
 * Starts push messages of the reader's notifications to this browser, for as long as the session lasts. A browser tells
 * one person: the next to sign in there takes it over.
 * @param services push services that operators know besides those of the browsers
 * @throws AppError `unauthenticated` without an account, `invalid` where nobody knows the push service, `conflict` with too many browsers
 */
export async function subscribePush(
  ctx: Context,
  sessionId: string,
  input: PushSubscriptionInput,
  services: readonly string[] = [],
): Promise<void> {
  const userId = requireNotificationReader(ctx);
  const { endpoint, ...keys } = input;
  if (!isPushService(endpoint, services)) {
    const detail = "This browser's push service is not known here. Operators can add it to PUSH_SERVICES.";
    throw invalid([{ field: "endpoint", code: "unknown_push_service", detail }]);
  }
  const endpointHash = hashOf(endpoint);
  const data = {
    userId,
    sessionId,
    sealed: ctx.secrets.seal(JSON.stringify({ endpoint, keys }), placeOf.push(userId)),
  };
  await inTransaction(ctx.db, async (tx) => {
    await tx.pushSubscription.deleteMany({ where: { userId, session: { revokedAt: { not: null } } } });
    const others = await tx.pushSubscription.count({ where: { userId, endpointHash: { not: endpointHash } } });
    if (others >= MOST) {
      throw refusal(
        "conflict",
        "too_many_browsers",
        "You are told in twenty browsers already. Stop it in one of them first.",
      );
    }
    await tx.pushSubscription.upsert({
      where: { endpointHash },
      create: { id: newId(), endpointHash, createdAt: rfc3339Of(ctx.now()), ...data },
      update: data,
    });
  });
}

/** Ends the push messages to this browser. Repeatable. @throws AppError `unauthenticated` */
export async function unsubscribePush(ctx: Context, endpoint: string): Promise<void> {
  const where = { userId: requireNotificationReader(ctx), endpointHash: hashOf(endpoint) };
  await ctx.db.pushSubscription.deleteMany({ where });
}

/** Whether the browser of this session is told. */
export async function isPushedTo(ctx: Context, sessionId: string): Promise<boolean> {
  return (await ctx.db.pushSubscription.count({ where: { userId: requireNotificationReader(ctx), sessionId } })) > 0;
}
