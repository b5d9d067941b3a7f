import { z } from "zod";
import { type Problem, problem } from "@/e2e/servers/resend/problem";

const address = String.raw`[^\s<>()\[\]\\,;:@"]+@[^\s<>()\[\]\\,;:@"]+\.[^\s<>()\[\]\\,;:@"]+`;
const mailbox = z.string().regex(new RegExp(String.raw`^(?:[^<>\p{Cc}]*<${address}>|${address})$`, "u"));
const mailboxes = z.union([mailbox.transform((one) => [one]), z.array(mailbox).min(1).max(50)]);
const oneLine = z.string().regex(/^\P{Cc}*$/u);
const strictBase64 = z.string().regex(/^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/);

/** `POST /emails` as far as it is documented: https://resend.com/docs/api-reference/emails/send-email */
const sendEmail = z
  .object({
    from: mailbox,
    to: mailboxes,
    cc: mailboxes.optional(),
    bcc: mailboxes.optional(),
    reply_to: mailboxes.optional(),
    subject: oneLine,
    html: z.string().optional(),
    text: z.string().optional(),
    headers: z.record(z.string().regex(/^[\x21-\x39\x3b-\x7e]+$/), oneLine).optional(),
    attachments: z
      .array(
        z
          .object({
            filename: z.string(),
            content: strictBase64.optional(),
            path: z.url().optional(),
            content_type: oneLine.optional(),
          })
          .refine(({ content, path }) => content !== undefined || path !== undefined),
      )
      .optional(),
  })
  .refine(({ html, text }) => html !== undefined || text !== undefined, { path: ["html"] });

export type SendEmail = z.infer<typeof sendEmail>;

/** The parsed body, or the refusal that Resend would send. */
export function parsedBody(raw: string): { email: SendEmail } | { refusal: Problem } {
  const body = jsonOf(raw);
  if (body === undefined) return { refusal: problem(400, "validation_error", "The body is not JSON.") };
  const parsed = sendEmail.safeParse(body);
  return parsed.success ? { email: parsed.data } : { refusal: refusalOf(parsed.error, body) };
}

const recipients = z.object({ to: z.union([z.string(), z.array(z.string())]) });

/** Who a request is meant for, also where the rest of it is wrong. */
export function recipientsOf(raw: string): string[] {
  const parsed = recipients.safeParse(jsonOf(raw));
  return parsed.success ? [parsed.data.to].flat() : [];
}

function jsonOf(raw: string): unknown {
  try {
    return JSON.parse(raw);
  } catch {
    return undefined;
  }
}

function refusalOf(error: z.ZodError, body: unknown): Problem {
  const field = String(error.issues[0]?.path[0] ?? "body");
  const missing = typeof body === "object" && body !== null && !(field in body);
  if (missing) return problem(422, "missing_required_field", `The field \`${field}\` is missing.`);
  if (field === "from") return problem(422, "invalid_from_address", "The field `from` is not an address.");
  if (field === "attachments") return problem(422, "invalid_attachment", "An attachment has no readable content.");
  return problem(422, "validation_error", `The field \`${field}\` is not valid.`);
}
