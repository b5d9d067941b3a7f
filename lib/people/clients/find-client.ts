import { requireHost, requireScope } from "@/lib/authorize";
import type { Context } from "@/lib/context";
import { Prisma } from "@/lib/db/generated/client";
import { notFound } from "@/lib/errors";
import { isUuid } from "@/lib/ids";
import { type ClientView, clientView } from "@/lib/people/clients/client-view";
import { selectClients } from "@/lib/people/clients/select-clients";

/**
 * One of the counselor's own clients, active or ended. @throws AppError `forbidden` for anyone but a counselor and for a key
 * without `people:read`, `not_found` for every other client
 */
export async function findClient(ctx: Context, relationshipId: string): Promise<ClientView> {
  const { userId } = requireHost(ctx);
  requireScope(ctx, "people:read");
  if (!isUuid(relationshipId)) throw notFound();
  const which = Prisma.sql`r.id = ${relationshipId}::uuid`;
  const [row] = await selectClients(ctx.db, userId, ctx.now(), which);
  if (!row) throw notFound();
  return clientView(row);
}
