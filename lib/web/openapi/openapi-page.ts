import { env } from "@/lib/env";
import { openApiDocument } from "@/lib/web/openapi/openapi";
import { curlOf } from "@/lib/web/openapi/openapi-curl";
import { type JsonSchema, type Member, membersOf, typeOf } from "@/lib/web/openapi/openapi-type";

type Content = Readonly<Record<string, { readonly schema?: JsonSchema }>>;

type Operation = {
  readonly operationId: string;
  readonly summary: string;
  readonly description: string;
  readonly security: readonly Readonly<Record<string, readonly string[]>>[];
  readonly parameters?: readonly {
    name: string;
    in: string;
    required?: boolean;
    description?: string;
    schema: JsonSchema;
  }[];
  readonly requestBody?: { readonly content: Content };
  readonly responses: Readonly<Record<string, { readonly description: string; readonly content?: Content }>>;
};

/** One way to answer: what it means, what it holds, and for a refusal the pages that say what to do. */
type AnswerRow = { status: string; meaning: string; type: string; pages: { title: string; href: string }[] };

/** What the page of the API shows of one operation. */
export type OperationOnPage = {
  id: string;
  method: string;
  path: string;
  summary: string;
  description: string;
  scopes: string[];
  parameters: Member[];
  body: Member[];
  answers: AnswerRow[];
  curl: string;
};

/** The document of the API, arranged for people: operations and the objects that they answer with. */
export function apiOnPage(): { operations: OperationOnPage[]; objects: { name: string; members: Member[] }[] } {
  const { paths = {}, components = {} } = openApiDocument();
  // Safe: the document is made by lib/web/openapi/openapi.ts, which writes nothing else.
  const schemas = components.schemas as Record<string, JsonSchema>;
  const operations = Object.entries(paths).flatMap(([path, item]) =>
    // Safe: as above; our paths hold operations only.
    Object.entries(item as Record<string, Operation>).map(([method, operation]) =>
      operationOnPage(method.toUpperCase(), path, operation, schemas),
    ),
  );
  const objects = Object.entries(schemas).map(([name, schema]) => ({ name, members: membersOf(schema) }));
  return { operations, objects };
}

function operationOnPage(
  method: string,
  path: string,
  operation: Operation,
  schemas: Record<string, JsonSchema>,
): OperationOnPage {
  const body = schemaIn(operation.requestBody?.content);
  const name = body && typeOf(body);
  const scopes = operation.security.flatMap(({ apiKey = [] }) => apiKey);
  return {
    id: operation.operationId,
    method,
    path,
    summary: operation.summary,
    description: operation.description,
    scopes,
    parameters: (operation.parameters ?? []).map((one) => ({
      name: one.name,
      type: typeOf(one.schema),
      required: one.required ?? false,
      meaning: one.description ?? "",
    })),
    body: name === undefined ? [] : membersOf(schemas[name] ?? {}),
    answers: Object.entries(operation.responses).map(([status, answer]) => answerRow(status, answer)),
    curl: curlOf({
      appUrl: env().APP_URL,
      method,
      path,
      by: operation.security.length === 0 ? "nobody" : scopes.length > 0 ? "key" : "session",
      example: name === undefined ? undefined : schemas[name]?.examples?.[0],
    }),
  };
}

const PAGE_LINK = /\[([^\]]+)\]\(([^)]+)\)/g;

function answerRow(status: string, { description, content }: Operation["responses"][string]): AnswerRow {
  const pages = [...description.matchAll(PAGE_LINK)].map(([, title = "", href = ""]) => ({ title, href }));
  const schema = schemaIn(content);
  return { status, meaning: pages.length > 0 ? "" : description, type: schema ? typeOf(schema) : "", pages };
}

function schemaIn(content: Content | undefined): JsonSchema | undefined {
  return Object.values(content ?? {})[0]?.schema;
}
