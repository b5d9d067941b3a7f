import { z } from "zod";
import { requireHost, requireScope } from "@/lib/authorize";
import type { Context } from "@/lib/context";
import { readCursor, writeCursor } from "@/lib/cursor";
import { Prisma } from "@/lib/db/generated/client";
import { limitField, searchField } from "@/lib/fields";
import { type ClientView, clientView } from "@/lib/people/clients/client-view";
import { foldedName } from "@/lib/people/clients/folded-name";
import { selectClients } from "@/lib/people/clients/select-clients";

/** As much of a name as decides about the order; the id decides about the rest. */
const SORTED_BY = 60;

/** The query of `GET /api/v1/clients`. */
export const clientsQuery = z.strictObject({
  status: z.enum(["active", "ended"], "Choose active or ended.").optional(),
  q: searchField,
  limit: limitField,
  cursor: z.string().max(1000).optional(),
});

type ClientPage = { readonly clients: ClientView[]; readonly nextCursor: string | null };

/**
 * The counselor's own clients by name, a page at a time. @throws AppError `forbidden` for anyone but a counselor and for a key
 * without `people:read`, `invalid` for a cursor that is not ours
 */
export async function listClients(ctx: Context, input: z.output<typeof clientsQuery>): Promise<ClientPage> {
  const { userId } = requireHost(ctx);
  requireScope(ctx, "people:read");
  const status = input.status === undefined ? Prisma.sql`true` : Prisma.sql`r.status::text = ${input.status}`;
  const rows = await selectClients(ctx.db, userId, ctx.now(), status);
  const wanted = foldedName(input.q);
  const after = input.cursor === undefined ? undefined : readPlace(ctx, input.cursor);
  const found = rows
    .map((row) => ({ row, place: placeOf(row) }))
    .filter(({ row }) => foldedName(row.name).includes(wanted) || row.email.includes(wanted))
    .filter(({ place }) => after === undefined || compare(place, after) > 0)
    .sort((a, b) => compare(a.place, b.place));
  const page = found.slice(0, input.limit);
  const last = found.length > input.limit ? page.at(-1) : undefined;
  return { clients: page.map(({ row }) => clientView(row)), nextCursor: last ? writePlace(ctx, last.place) : null };
}

type Place = readonly [name: string, id: string];

function placeOf({ name, relationshipId }: { name: string; relationshipId: string }): Place {
  return [foldedName(name).slice(0, SORTED_BY), relationshipId];
}

/** By code unit, so that every machine sorts alike, whatever language it runs in. */
function compare([name, id]: Place, [otherName, otherId]: Place): number {
  if (name !== otherName) return name < otherName ? -1 : 1;
  if (id === otherId) return 0;
  return id < otherId ? -1 : 1;
}

/** Names hold the dots that parts of a position are kept apart by. */
function writePlace({ secrets }: Context, [name, id]: Place): string {
  return writeCursor(secrets, "clients", [Buffer.from(name, "utf16le").toString("base64url"), id]);
}

function readPlace({ secrets }: Context, cursor: string): Place {
  const [name = "", id = ""] = readCursor(secrets, "clients", cursor);
  return [Buffer.from(name, "base64url").toString("utf16le"), id];
}
