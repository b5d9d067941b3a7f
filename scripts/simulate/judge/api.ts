import { z } from "zod";
import { openApiDocument } from "@/lib/web/openapi/openapi";
import { demand } from "@/scripts/simulate/judge/finding";
import type { Exchange } from "@/scripts/simulate/world/api";
import type { World } from "@/scripts/simulate/world/world";

const JUDGE = "api";

type Responses = Readonly<Record<string, { content?: Readonly<Record<string, { schema?: object }>> }>>;
type Paths = Readonly<Record<string, Readonly<Record<string, { responses?: Responses }>>>>;

const read = new Map<string, z.ZodType>();

/** Every JSON answer since the last look fits the OpenAPI document, and none is a bug. */
export function judgeApi({ api }: World): void {
  for (const exchange of api.exchanges.splice(0)) {
    const { method, path, status, body, headers } = exchange;
    demand(status < 500, JUDGE, `${method} ${path} was answered with ${status}.`);
    if (!/json/.test(headers.get("content-type") ?? "")) continue;
    const schema = schemaOf(exchange);
    if (!schema) continue;
    const { error } = schema.safeParse(body);
    const wrong = error ? z.prettifyError(error).slice(0, 300) : "";
    demand(!error, JUDGE, `${method} ${path} ${status} does not fit the OpenAPI document: ${wrong}`);
  }
}

/** Undefined for what the document does not speak of, such as webhooks. @throws Finding for a status that it does not name */
function schemaOf({ method, pattern, status }: Exchange): z.ZodType | undefined {
  const name = `${method} ${pattern} ${status}`;
  const known = read.get(name);
  if (known) return known;
  const document = openApiDocument();
  // Safe: OpenAPI 3.1 nests its parts like this, whatever its own types leave open.
  const operation = (document.paths as Paths)[pattern]?.[method.toLowerCase()];
  if (!operation) return undefined;
  const answer =
    operation.responses?.[status] ?? operation.responses?.default ?? problemOf(operation.responses, status);
  demand(answer !== undefined, JUDGE, `The OpenAPI document names no answer ${status} to ${method} ${pattern}.`);
  const schema = Object.values(answer.content ?? {})[0]?.schema;
  if (!schema) return undefined;
  const alone = JSON.stringify({ ...schema, $defs: document.components?.schemas ?? {} });
  const made = z.fromJSONSchema(JSON.parse(alone.replaceAll("#/components/schemas/", "#/$defs/")));
  read.set(name, made);
  return made;
}

function problemOf(responses: Responses | undefined, status: number) {
  return responses?.[`${Math.floor(status / 100)}XX`];
}
