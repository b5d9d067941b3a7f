import { z } from "zod";
import type { ZodOpenApiPathsObject } from "zod-openapi";
import { colleaguesQuery } from "@/lib/meetings/schedule/list-colleagues";
import { documented, jsonOf, problemsOf, requestIdParameter } from "@/lib/web/openapi/openapi-parts";
import messages from "@/messages/en.json" with { type: "json" };

const { operations, responses, fields } = messages.docs;
const words = fields.people;

const colleagueSchema = z
  .strictObject({
    userId: z.uuid().meta({ description: words.userId }),
    name: z.string().meta({ description: words.name }),
  })
  .meta({ id: "Colleague" });

const query = documented(colleaguesQuery, { q: { description: words.q, maxLength: 200 } });

/** The document's part about people. */
export const peoplePaths: ZodOpenApiPathsObject = {
  "/api/v1/colleagues": {
    get: {
      operationId: "listColleagues",
      ...operations.listColleagues,
      security: [{ apiKey: ["people:read"] }, { session: [] }],
      requestParams: { query, header: z.object(requestIdParameter) },
      responses: {
        200: jsonOf(
          responses.colleagues,
          z.strictObject({ data: z.array(colleagueSchema) }).meta({ id: "Colleagues" }),
        ),
        ...problemsOf("unauthenticated", "forbidden", "invalid", "rate_limited"),
      },
    },
  },
};
