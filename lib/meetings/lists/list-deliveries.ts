import { z } from "zod";
import type { Context } from "@/lib/context";
import { Channel, DeliveryState } from "@/lib/db/generated/enums";
import { query } from "@/lib/db/query";
import { enumOf, float, int, jsonColumn, orNull, text, uuid } from "@/lib/db/shape";
import { epochMillis } from "@/lib/db/sql";
import { SHOWN_TO_HOST } from "@/lib/deliveries/shown-to-host";
import { requireOwnMeeting } from "@/lib/meetings/lock-hosted-meeting";
import type { DeliveryRow } from "@/lib/meetings/meeting-row";

/** Something that happened to a message. Instants are epoch milliseconds. */
export type DeliveryStep = {
  readonly at: number;
  /** `taken` and `refused` end a try at the provider; `begun`: a try without an end yet; `reported`: what the provider told later. */
  readonly kind: "begun" | "taken" | "refused" | "reported";
  readonly state: DeliveryState | null;
  /** A short code. */
  readonly reason: string | null;
  /** The provider's id of the mail. */
  readonly providerId: string | null;
};

/** One message with all that happened to it, the first first. `person` as the host may see them. */
export type DeliveryLog = DeliveryRow & { readonly person: string; readonly steps: readonly DeliveryStep[] };

/**
 * Every message about the meeting, the newest first, also to people who are no longer invited. Of someone invited by address
 * only the mails, for a message in the app would tell of an account (docs/design/product.md#14).
 * @throws AppError `not_found`, `forbidden` for anyone but the host
 */
export async function listDeliveries(ctx: Context, meetingId: string): Promise<DeliveryLog[]> {
  await requireOwnMeeting(ctx, meetingId);
  return query(ctx.db, delivery)`
    select d.id, d.channel, d.template, d.state, d.reason, d.sequence, ${epochMillis("d.at")} as at,
           coalesce(case when not i.address_only then u.name end, i.name, i.email) as person, s.steps
      from deliveries d
      join invitations i on i.id = d.invitation_id
      left join users u on u.id = i.user_id
      cross join lateral (
        select coalesce(jsonb_agg(to_jsonb(x) order by x.at, x.kind), '[]') as steps from (
          select ${epochMillis("coalesce(a.ended_at, a.started_at)")} as at, a.error as reason, a.provider_id as "providerId", null as state,
                 case when a.ended_at is null then 'begun' when a.error is null then 'taken' else 'refused' end as kind
            from stored_mails m join mail_attempts a on a.mail_id = m.id where m.delivery_id = d.id
          union all
          select ${epochMillis("e.at")}, e.reason, e.provider_id, e.state::text, 'reported'
            from stored_mails m join provider_events e on e.provider_id = m.provider_id where m.delivery_id = d.id and e.state is not null
        ) x
      ) s
     where d.meeting_id = ${meetingId}::uuid and (d.channel = 'email' or not i.address_only) and ${SHOWN_TO_HOST}
     order by d.created_at desc, d.id desc`;
}

const step = z.object({
  at: z.number(),
  kind: z.enum(["begun", "taken", "refused", "reported"]),
  state: z.enum(DeliveryState).nullable(),
  reason: z.string().nullable(),
  providerId: z.string().nullable(),
});

const delivery = {
  id: uuid,
  channel: enumOf(Channel),
  template: text,
  state: enumOf(DeliveryState),
  reason: orNull(text),
  sequence: int,
  at: float,
  person: text,
  steps: jsonColumn("the delivery's steps", z.array(step)),
};
