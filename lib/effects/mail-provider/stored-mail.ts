import { z } from "zod";
import type { Mail } from "@/lib/adapters/mail/mailer";
import type { PrismaClient } from "@/lib/db/generated/client";
import { inSets } from "@/lib/db/in-sets";
import { query } from "@/lib/db/query";
import { bytes, neverNull, uuid } from "@/lib/db/shape";
import { instants } from "@/lib/db/sql";
import { newId } from "@/lib/ids";
import { placeOf } from "@/lib/sealed-places";
import type { Secrets } from "@/lib/secrets";

/** What a mail is about: a delivery, or a request to sign in. */
export type MailOwner = { deliveryId: string } | { challengeId: string };

/** A mail that every attempt hands over byte for byte (docs/design/mail-and-ics.md#4). */
export type FrozenMail = { readonly id: string; readonly mail: Mail };

type Store = { readonly db: PrismaClient; readonly secrets: Secrets };

/** A mail to store: of whom, when it was written (epoch milliseconds), and of which wording. */
type ToStore = {
  readonly owner: MailOwner;
  readonly mail: Mail;
  readonly renderedAt: number;
  readonly locale?: string | null;
  readonly version?: number | null | undefined;
};

/**
 * Stores a mail before its first attempt, encrypted because it holds a link of its recipient's own. Where another run
 * was first, its mail is the one that counts and comes back.
 */
export async function storeOnce(store: Store, given: ToStore): Promise<FrozenMail> {
  const id = newId();
  if (await storesNew(store, { ...given, id })) return { id, mail: given.mail };

  const { deliveryId, challengeId } = idsOf(given.owner);
  const [first] = await query(store.db, { id: uuid, sealed: neverNull(bytes) })`
    select id, sealed from stored_mails where delivery_id = ${deliveryId}::uuid or challenge_id = ${challengeId}::uuid`;
  if (!first) throw new Error("The mail that another run stored is not there.");
  return { id: first.id, mail: openStored(store.secrets, first) };
}

function idsOf(owner: MailOwner) {
  return { deliveryId: null, challengeId: null, ...owner };
}

/** Whether it was this mail that was stored. */
const storesNew = inSets(async ({ db, secrets }: Store, mails: readonly (ToStore & { readonly id: string })[]) => {
  const bodies = mails.map(({ mail }) => JSON.stringify(mail));
  const sealed = mails.map(({ id }, at) => secrets.seal(bodies[at] ?? "", placeOf.email(id)));
  const hashes = bodies.map((body) => secrets.chained("", JSON.stringify(["email body", body])));
  const stored = await query(db, { id: uuid })`
    insert into stored_mails (id, delivery_id, challenge_id, sealed, body_hash, body_bytes, locale, template_version, rendered_at)
    select id, delivery_id, challenge_id, sealed, decode(hash, 'hex'), bytes, locale, version, at
      from unnest(${mails.map(({ id }) => id)}::uuid[], ${mails.map(({ owner }) => idsOf(owner).deliveryId)}::uuid[],
                  ${mails.map(({ owner }) => idsOf(owner).challengeId)}::uuid[], ${sealed}::bytea[], ${hashes}::text[],
                  ${bodies.map((body) => Buffer.byteLength(body))}::int[], ${mails.map(({ locale = null }) => locale)}::text[],
                  ${mails.map(({ version = null }) => version)}::int[],
                  ${instants(mails.map(({ renderedAt }) => renderedAt))})
        as m(id, delivery_id, challenge_id, sealed, hash, bytes, locale, version, at)
     order by delivery_id, challenge_id
        on conflict do nothing returning id`;
  const ids = new Set(stored.map(({ id }) => id));
  return mails.map(({ id }) => ids.has(id));
});

/** @throws when the bytes were sealed with a key that is not configured any more. */
export function openStored(secrets: Secrets, { id, sealed }: { id: string; sealed: Uint8Array }): Mail {
  const { calendar, ...mail } = storedMail.parse(JSON.parse(secrets.unseal(sealed, placeOf.email(id))));
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
