import { z } from "zod";
import type { Mail } from "@/lib/adapters/mail/mailer";
import type { PrismaClient } from "@/lib/db/generated/client";
import { query } from "@/lib/db/query";
import { bytes, neverNull, uuid } from "@/lib/db/shape";
import { instant } from "@/lib/db/sql";
import { newId } from "@/lib/ids";
import type { Secrets } from "@/lib/secrets";

/** What a mail is about: a delivery, or a request to sign in. */
export type MailOwner = { deliveryId: string } | { challengeId: string };

/** A mail that every attempt hands over byte for byte (docs/design/mail-and-ics.md#4). */
export type FrozenMail = { readonly id: string; readonly mail: Mail };

type Store = { readonly db: PrismaClient; readonly secrets: Secrets };

/**
 * Stores a mail before its first attempt, encrypted because it holds a link of its recipient's own. Where another run
 * was first, its mail is the one that counts and comes back.
 */
export async function storeOnce(
  { db, secrets }: Store,
  owner: MailOwner,
  mail: Mail,
  renderedAt: number,
): Promise<FrozenMail> {
  const { deliveryId, challengeId } = { deliveryId: null, challengeId: null, ...owner };
  const id = newId();
  const stored = await db.$executeRaw`
    insert into stored_mails (id, delivery_id, challenge_id, sealed, rendered_at)
    values (${id}::uuid, ${deliveryId}::uuid, ${challengeId}::uuid, ${secrets.seal(JSON.stringify(mail))}, ${instant(renderedAt)})
    on conflict do nothing`;
  if (stored > 0) return { id, mail };

  const [first] = await query(db, { id: uuid, sealed: neverNull(bytes) })`
    select id, sealed from stored_mails where delivery_id = ${deliveryId}::uuid or challenge_id = ${challengeId}::uuid`;
  if (!first) throw new Error("The mail that another run stored is not there.");
  return { id: first.id, mail: openStored(secrets, first.sealed) };
}

/** @throws when the bytes were sealed with a key that is not configured any more. */
export function openStored(secrets: Secrets, sealed: Uint8Array): Mail {
  const { calendar, ...mail } = storedMail.parse(JSON.parse(secrets.unseal(sealed)));
  return { ...mail, ...(calendar && { calendar }) };
}

const storedMail = z.strictObject({
  from: z.string(),
  to: z.string(),
  subject: z.string(),
  html: z.string(),
  text: z.string(),
  date: z.string(),
  messageId: z.string(),
  headers: z.record(z.string(), z.string()),
  calendar: z.strictObject({ method: z.enum(["REQUEST", "CANCEL"]), content: z.string() }).optional(),
});
