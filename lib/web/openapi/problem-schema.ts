import { z } from "zod";
import { meetingSchema } from "@/lib/web/openapi/meeting-schema";
import { problemPages } from "@/lib/web/request/problem";
import messages from "@/messages/en.json" with { type: "json" };

const words = messages.docs.fields.problem;

/** The body of every refusal (RFC 9457); `lib/web/request/problem.ts` makes it. A test holds the two together. */
export const problemSchema = z
  .strictObject({
    type: z.string().meta({ description: words.type }),
    title: z.string(),
    status: z.int(),
    detail: z.string().meta({ description: words.detail }),
    instance: z.string().startsWith("/").optional().meta({ description: words.instance }),
    code: z.enum(problemPages.map(({ code }) => code)).meta({ description: words.code }),
    requestId: z.string().meta({ description: words.requestId }),
    errors: z
      .array(
        z.strictObject({
          pointer: z.string().meta({ description: words.pointer }),
          code: z.string(),
          detail: z.string(),
        }),
      )
      .optional()
      .meta({ description: words.errors }),
    meeting: meetingSchema.optional().meta({ description: words.meeting }),
  })
  .meta({ id: "Problem" });
