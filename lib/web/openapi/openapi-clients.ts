import { z } from "zod";
import type { ZodOpenApiPathsObject } from "zod-openapi";
import { clientSchema } from "@/lib/people/clients/client-view";
import { clientsQuery } from "@/lib/people/clients/list-clients";
import { described } from "@/lib/web/openapi/described";
import { documented, jsonOf, problemsOf, requestIdParameter } from "@/lib/web/openapi/openapi-parts";
import messages from "@/messages/en.json" with { type: "json" };

const { operations, responses, fields } = messages.docs;
const words = fields.clients;

const client = described(clientSchema, words.members).meta({ id: "Client" });
const page = z.strictObject({ nextCursor: z.string().nullable() });
const query = documented(clientsQuery, {
  status: { description: words.status },
  q: { description: words.q, maxLength: 200 },
  limit: { description: words.limit, type: "integer", minimum: 1, maximum: 200 },
  cursor: { description: words.cursor },
});
const security = [{ apiKey: ["people:read"] }, { session: [] }];

/** The document's part about a counselor's clients. */
export const clientPaths: ZodOpenApiPathsObject = {
  "/api/v1/clients": {
    get: {
      operationId: "listClients",
      ...operations.listClients,
      security,
      requestParams: { query, header: z.object(requestIdParameter) },
      responses: {
        200: jsonOf(responses.clients, z.strictObject({ data: z.array(client), page }).meta({ id: "Clients" }), {
          Link: z.string().optional().meta({ description: fields.headers.link }),
        }),
        ...problemsOf("unauthenticated", "forbidden", "invalid", "rate_limited"),
      },
    },
  },
  "/api/v1/clients/{relationshipId}": {
    get: {
      operationId: "readClient",
      ...operations.readClient,
      security,
      requestParams: {
        path: z.object({ relationshipId: z.uuid().meta({ description: words.members.relationshipId }) }),
        header: z.object(requestIdParameter),
      },
      responses: {
        200: jsonOf(responses.client, client),
        ...problemsOf("unauthenticated", "forbidden", "not_found", "rate_limited"),
      },
    },
  },
};
