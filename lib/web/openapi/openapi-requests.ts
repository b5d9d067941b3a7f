import { z } from "zod";
import { requestIdParameter } from "@/lib/web/openapi/openapi-parts";
import { dryRunQuery } from "@/lib/web/request/query";
import messages from "@/messages/en.json" with { type: "json" };

const { headers } = messages.docs.fields;

/** Which meeting. */
export const meetingPath = z.object({ id: z.uuid().meta({ description: headers.meetingId }) });

/** Headers of a request that can be repeated. */
export const keyed = {
  "Idempotency-Key": z.string().max(255).optional().meta({ description: headers.idempotencyKey }),
  ...requestIdParameter,
};
export const replayed = {
  "Idempotency-Replayed": z.literal("true").optional().meta({ description: headers.idempotencyReplayed }),
};
export const ifMatch = { "If-Match": z.string().optional().meta({ description: headers.ifMatch }) };
export const dryRun = z.object({ dryRun: dryRunQuery.shape.dryRun.meta({ description: headers.dryRun }) });
export const etag = z.string().meta({ description: headers.etag });

/** How a change may be refused that needs no body. */
export const whenActing = [
  "malformed",
  "unauthenticated",
  "forbidden",
  "cross_origin",
  "idempotency_in_progress",
  "idempotency_mismatch",
  "rate_limited",
] as const;

/** How any other change may be refused. */
export const whenWriting = [...whenActing, "too_large", "unsupported_media_type", "invalid"] as const;
