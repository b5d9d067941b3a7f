import { env } from "@/lib/env";

/** Through which provider this installation sends its mails; undefined: it sends none (docs/design/product.md#18). */
export function mailClient(): "resend" | "smtp" | undefined {
  const { RESEND_API_KEY, SMTP_URL } = env();
  if (RESEND_API_KEY !== undefined) return "resend";
  return SMTP_URL === undefined ? undefined : "smtp";
}
