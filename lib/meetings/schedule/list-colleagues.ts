import { z } from "zod";
import { requireHost, requireScope } from "@/lib/authorize";
import type { Context } from "@/lib/context";
import { query } from "@/lib/db/query";
import { text, uuid } from "@/lib/db/shape";
import { searchField } from "@/lib/fields";
import { foldedName } from "@/lib/people/clients/folded-name";

/** The query of `GET /api/v1/colleagues`. */
export const colleaguesQuery = z.strictObject({ q: searchField });

/** Somebody whom a counselor may invite by id. */
export type Colleague = { readonly userId: string; readonly name: string };

/**
 * The other counselors of the caller's practice whose accounts are open, by name: ids and names alone
 * (docs/design/api.md). A counselor without a practice has none. @param q a part of the name, whatever its case and accents
 * @throws AppError `forbidden` for anyone but a counselor, and for a key without `people:read`
 */
export async function listColleagues(ctx: Context, { q }: z.output<typeof colleaguesQuery>): Promise<Colleague[]> {
  const { userId } = requireHost(ctx);
  requireScope(ctx, "people:read");
  const colleagues = await query(ctx.db, { userId: uuid, name: text })`
    select u.id as "userId", u.name from users u
     where u.practice_id = (select practice_id from users where id = ${userId}::uuid)
       and u.role = 'counselor' and u.deactivated_at is null and u.id <> ${userId}::uuid
     order by lower(u.name), u.id`;
  const wanted = foldedName(q);
  return colleagues.filter(({ name }) => foldedName(name).includes(wanted));
}
