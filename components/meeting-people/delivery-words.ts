const REASONS = [
  "email_client_missing",
  "template_missing",
  "meeting_cancelled",
  "meeting_ended",
  "invitation_withdrawn",
  "gave_up",
  "render_error",
  "superseded",
  "nothing_new",
  "never_told",
  "address_suppressed",
  "mailbox_full",
  "message_too_large",
  "content_rejected",
  "no_such_address",
  "provider_suppressed",
  "refused",
  "refused_for_now",
  "temporary",
  "not_delivered",
  "provider_failed",
  "meeting_started",
  "declined",
  "unsubscribed",
  "account_closed",
] as const;

/** Under which key the words for a stored reason are: what the provider said keeps its code. Pure. */
export function reasonKeyOf(reason: string | null): (typeof REASONS)[number] | "unknown" | "other" {
  if (reason === null || reason === "") return "unknown";
  return REASONS.find((known) => known === reason) ?? "other";
}

/** What a message was about, from the key of its template. Pure. */
export function messageKindOf(template: string): "invitation" | "updated" | "cancelled" | "reminder" | "kept" {
  if (template.endsWith("_updated")) return "updated";
  if (template.endsWith("_reminder")) return "reminder";
  if (template === "time_kept") return "kept";
  return template.endsWith("_cancelled") ? "cancelled" : "invitation";
}
