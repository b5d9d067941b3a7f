import { z } from "zod";
import type { ZodOpenApiPathsObject } from "zod-openapi";
import { MOST_SPANS_A_DAY } from "@/lib/people/hours/working-hours";
import { eachDay } from "@/lib/time/week-days";
import { jsonOf, problemsOf, requestIdParameter } from "@/lib/web/openapi/openapi-parts";
import messages from "@/messages/en.json" with { type: "json" };

const { operations, responses, fields } = messages.docs;
const words = fields.workingHours;

const span = z
  .strictObject({
    from: z.string().meta({ description: words.from, example: "09:00" }),
    to: z.string().meta({ description: words.to, example: "17:00" }),
  })
  .meta({ id: "WorkingSpan" });

const day = z.array(span).max(MOST_SPANS_A_DAY).meta({ description: words.day });
const week = z.strictObject(eachDay(() => day));
const wholeWeek = week.meta({ id: "WorkingHours" });
const security = [{ session: [] }];

/** The document's part about a counselor's working hours. */
export const hoursPaths: ZodOpenApiPathsObject = {
  "/api/v1/me/working-hours": {
    get: {
      operationId: "readWorkingHours",
      ...operations.readWorkingHours,
      security,
      requestParams: { header: z.object(requestIdParameter) },
      responses: {
        200: jsonOf(responses.workingHours, wholeWeek),
        ...problemsOf("unauthenticated", "forbidden", "rate_limited"),
      },
    },
    put: {
      operationId: "setWorkingHours",
      ...operations.setWorkingHours,
      security,
      requestParams: { header: z.object(requestIdParameter) },
      requestBody: { required: true, content: { "application/json": { schema: week.partial() } } },
      responses: {
        200: jsonOf(responses.workingHours, wholeWeek),
        ...problemsOf("unauthenticated", "forbidden", "invalid", "rate_limited"),
      },
    },
  },
};
