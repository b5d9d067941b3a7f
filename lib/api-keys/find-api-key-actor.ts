import { type Actor, keyScopes } from "@/lib/context";
import type { Db } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";
import { Role } from "@/lib/db/generated/enums";
import { isReadOnly } from "@/lib/db/outage";
import { query } from "@/lib/db/query";
import { enumOf, listOf, neverNull, oneOf, uuid } from "@/lib/db/shape";
import { exampleEmails } from "@/lib/people/example-people";
import { hashOf } from "@/lib/secrets";

const foundKey = { apiKeyId: uuid, userId: uuid, role: enumOf(Role), scopes: neverNull(listOf(oneOf(...keyScopes))) };

/**
 * The actor of an API key. Undefined for a key that is unknown or revoked, whose owner is deactivated, or, outside of a
 * demonstration, whose owner is an example person, who proved nothing. One statement, which also notes by the
 * database's clock that the key is in use, at most once a minute.
 */
export async function findApiKeyActor(db: Db, secret: string, { demo = false } = {}): Promise<Actor | undefined> {
  const found = Prisma.sql`
    select k.id, k.user_id, k.scopes, k.last_used_at, u.role
      from api_keys k join users u on u.id = k.user_id
     where k.hash = ${hashOf(secret)} and k.revoked_at is null and u.deactivated_at is null
       and (${demo} or u.email <> all(${exampleEmails}))`;
  const noted = Prisma.sql`, noted as (
    update api_keys set last_used_at = now()
     where id = (select id from found where last_used_at is null or last_used_at < now() - interval '1 minute'))`;
  const ask = (more: Prisma.Sql) =>
    query(db, foundKey)`
      with found as (${found})${more}
      select id as "apiKeyId", user_id as "userId", role, scopes from found`;
  const [key] = await ask(noted).catch((error: unknown) => {
    // A database that takes no changes still knows the key.
    if (isReadOnly(error)) return ask(Prisma.empty);
    throw error;
  });
  return key && { kind: "api_key", ...key };
}
