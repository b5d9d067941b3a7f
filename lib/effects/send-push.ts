import { z } from "zod";
import { PushError } from "@/lib/adapters/push/push";
import { jsonText, readColumn } from "@/lib/columns/read-column";
import { query } from "@/lib/db/query";
import { bool, float, text } from "@/lib/db/shape";
import { epochMillis } from "@/lib/db/sql";
import type { Effects } from "@/lib/effects/effects";
import { type Again, withRenderTries } from "@/lib/effects/render-error";
import { visibleTo } from "@/lib/meetings/access";
import { isPushService } from "@/lib/notifications/push-services";
import { done, type Job, type Outcome, type Payload, PermanentError, skipped } from "@/lib/outbox/jobs";
import { placeOf } from "@/lib/sealed-places";
import { HOUR } from "@/lib/time/durations";
import { type MailLocale, mailLocaleOf } from "@/lib/wording/mail-locale";
import { type NoticeKey, noticeKeys } from "@/lib/wording/notice-words";
import de from "@/messages/de.json" with { type: "json" };
import en from "@/messages/en.json" with { type: "json" };
import es from "@/messages/es.json" with { type: "json" };
import fr from "@/messages/fr.json" with { type: "json" };

/**
 * Words of a push in its reader's language: what kind of thing has happened and nothing more, because anyone may see the
 * screen (docs/design/product.md#42).
 */
const words: Readonly<Record<MailLocale, Readonly<Record<NoticeKey, string>>>> = {
  en: en.push,
  de: de.push,
  es: es.push,
  fr: fr.push,
};

const kindColumn = z.enum(noticeKeys);

/** As `subscribePush` seals it. */
const targetColumn = jsonText.pipe(
  z.object({ endpoint: z.string(), keys: z.object({ p256dh: z.string(), auth: z.string() }) }),
);

/** How long a push is worth sending: later it is no news, and the page shows it anyway. */
const FRESH_MILLISECONDS = HOUR;

/** Brings one notification to one browser, unless it has been read meanwhile or may not be known of any more. */
export function sendPush(effects: Effects, payload: Payload<"send-push">): Promise<Outcome> {
  const { notificationId, subscriptionId } = payload;
  const rendering = {
    ids: { notificationId },
    tries: payload.renderTries,
    again: ({ renderTries, ...when }: Again): Job => ({
      name: "send-push",
      payload: { notificationId, subscriptionId, renderTries },
      ...when,
    }),
  };
  return withRenderTries(effects, rendering, () => bringToBrowser(effects, payload));
}

async function bringToBrowser(effects: Effects, payload: Payload<"send-push">): Promise<Outcome> {
  const { db, now, secrets, pusher } = effects;
  const push = await findPush(effects, payload);
  if (!push) return skipped("gone");
  const age = now() - push.createdAt;
  if (age > FRESH_MILLISECONDS) return skipped("too_late");
  if (push.read) return skipped("read");

  const target = readColumn(
    "push_subscriptions.sealed",
    targetColumn,
    secrets.unseal(push.sealed, placeOf.push(push.userId)),
  );
  if (!isPushService(target.endpoint, effects.pushServices)) return skipped("unknown_push_service");
  const kind = readColumn("notifications.kind", kindColumn, push.kind);
  const text = JSON.stringify({ title: words[push.locale][kind], url: "/notifications" });
  const ttlSeconds = Math.ceil((FRESH_MILLISECONDS - age) / 1000);
  const answer = await pusher.send(target, text, ttlSeconds).catch((error: unknown) => {
    if (error instanceof PushError && error.kind === "permanent") throw new PermanentError(error.reason);
    throw error;
  });
  if (answer === "taken") return done;
  await db.pushSubscription.deleteMany({ where: { id: payload.subscriptionId } });
  return skipped("browser_gone");
}

/**
 * The push to send. Undefined where the browser's session has ended or its person may no longer know of the meeting.
 */
async function findPush({ db, now }: Effects, { notificationId, subscriptionId }: Payload<"send-push">) {
  const subscription = await db.pushSubscription.findFirst({
    where: {
      id: subscriptionId,
      session: { revokedAt: null, secondFactorUntil: null, expiresAt: { gt: new Date(now()) } },
      user: { deactivatedAt: null },
    },
    include: { user: true },
  });
  if (!subscription) return undefined;
  const { user, sealed } = subscription;
  const [found] = await query(db, { kind: text, createdAt: float, read: bool })`
    select n.kind, ${epochMillis("n.created_at")} as "createdAt", n.read_at is not null as read
      from notifications n join meetings m on m.id = n.meeting_id
     where n.id = ${notificationId}::uuid and n.user_id = ${user.id}::uuid
       and ${visibleTo({ kind: "user", userId: user.id, role: user.role })}`;
  return found && { ...found, sealed, userId: user.id, locale: mailLocaleOf(user.locale) };
}
