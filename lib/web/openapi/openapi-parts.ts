import { z } from "zod";
import type { ZodOpenApiResponseObject, ZodOpenApiResponsesObject } from "zod-openapi";
import { problemSchema } from "@/lib/web/openapi/problem-schema";
import { problemPages } from "@/lib/web/request/problem";
import messages from "@/messages/en.json" with { type: "json" };

const words = messages.docs.fields.headers;

type Facts = { description: string } & Record<string, unknown>;

/**
 * A copy of an input schema whose members say what they mean. `facts` also repeat for programs what stands in a
 * transformation, where JSON Schema cannot see it (`maxLength` after trimming); a test holds them to the schema.
 */
export function documented<Shape extends z.core.$ZodLooseShape>(
  schema: z.ZodObject<Shape>,
  facts: Record<keyof Shape & string, Facts>,
) {
  const members = Object.entries<z.core.SomeType>(schema.shape).map(([name, member]) => {
    // Safe: every member of a classic zod object is a classic zod type.
    return [name, (member as z.ZodType).meta(facts[name] ?? {})] as const;
  });
  return z.strictObject(Object.fromEntries(members));
}

const header = (id: string, description: string) => z.string().meta({ description, header: { id, description } });

/** What every answer of the API carries. */
const everyHeader = { "X-Request-Id": header("RequestId", words.requestId) };
const limitHeaders = {
  "RateLimit-Policy": header("RateLimitPolicy", words.rateLimitPolicy),
  RateLimit: header("RateLimit", words.rateLimit),
};
const waitHeader = { "Retry-After": header("RetryAfter", words.retryAfter) };

export const requestIdParameter = { "X-Request-Id": z.string().optional().meta({ description: words.requestId }) };

/** An answer that the caller asked for. */
export function answerOf(
  description: string,
  content: ZodOpenApiResponseObject["content"] | undefined,
  headers: Record<string, z.ZodType> = {},
): ZodOpenApiResponseObject {
  return {
    description,
    ...(content && { content }),
    headers: z.object({ ...everyHeader, ...limitHeaders, ...headers }),
  };
}

/** An answer with a JSON body. */
export function jsonOf(description: string, schema: z.ZodType, headers: Record<string, z.ZodType> = {}) {
  return answerOf(description, { "application/json": { schema } }, headers);
}

type Code = (typeof problemPages)[number]["code"];

/** The refusals that an operation may answer with, by status; a bug or an outage may happen anywhere. */
export function problemsOf(...codes: readonly Code[]): ZodOpenApiResponsesObject {
  const possible = problemPages.filter(
    ({ code }) => code === "internal" || code === "unavailable" || codes.includes(code),
  );
  const byStatus = Map.groupBy(possible, ({ status }) => status);
  return Object.fromEntries([...byStatus].map(([status, pages]) => [String(status), problemOf(pages)]));
}

function problemOf(pages: typeof problemPages): ZodOpenApiResponseObject {
  const waits = pages.some(({ code }) => ["rate_limited", "idempotency_in_progress", "unavailable"].includes(code));
  return {
    description: pages.map(({ title, slug }) => `[${title}](/docs/errors/${slug})`).join(" · "),
    content: { "application/problem+json": { schema: problemSchema } },
    headers: z.object({ ...everyHeader, ...(waits ? waitHeader : {}) }),
  };
}
