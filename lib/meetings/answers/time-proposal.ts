import { z } from "zod";
import type { Db } from "@/lib/db/client";
import type { Prisma } from "@/lib/db/generated/client";
import { ProposalState } from "@/lib/db/generated/enums";
import { query } from "@/lib/db/query";
import { enumOf, float, listOf, orNull, text, uuid } from "@/lib/db/shape";
import { epochMillis } from "@/lib/db/sql";
import { rfc3339Of } from "@/lib/time/rfc3339";

/** Other times that one invitee would rather come at. Instants are epoch milliseconds. */
export type TimeProposal = {
  readonly id: string;
  readonly invitationId: string;
  /** Possible starts, the better one first. */
  readonly startsAt: readonly number[];
  readonly note: string | null;
  /** `passed_over`: the meeting got another time, or its author proposed anew. */
  readonly state: "open" | "accepted" | "declined" | "passed_over";
  readonly createdAt: number;
};

/** A proposal as the API shows it. */
export const proposalViewSchema = z.strictObject({
  id: z.uuid(),
  inviteeId: z.uuid(),
  startsAt: z.array(z.iso.datetime()).min(1).max(2),
  note: z.string().nullable(),
  state: z.enum(["open", "accepted", "declined", "passed_over"]),
  createdAt: z.iso.datetime(),
});

export type TimeProposalView = Readonly<z.output<typeof proposalViewSchema>>;

export function proposalViewOf({ invitationId, startsAt, createdAt, ...rest }: TimeProposal): TimeProposalView {
  return { ...rest, inviteeId: invitationId, startsAt: startsAt.map(rfc3339Of), createdAt: rfc3339Of(createdAt) };
}

/** Proposals of the current invitees for which `where` (on `time_proposals p`, `invitations i`) holds, oldest first. */
export function selectProposals(db: Db, where: Prisma.Sql): Promise<TimeProposal[]> {
  const proposal = {
    id: uuid,
    invitationId: uuid,
    startsAt: listOf(float),
    note: orNull(text),
    state: enumOf(ProposalState),
    createdAt: float,
  };
  return query(db, proposal)`
    select p.id, p.invitation_id as "invitationId", p.note, p.state,
           (select array_agg(${epochMillis("t.at")} order by t.place)
              from unnest(p.starts_at) with ordinality as t(at, place)) as "startsAt",
           ${epochMillis("p.created_at")} as "createdAt"
      from time_proposals p join invitations i on i.id = p.invitation_id
     where i.removed_at is null and ${where}
     order by p.created_at, p.id`;
}
