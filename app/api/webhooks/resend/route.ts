import { recordMailEvent } from "@/lib/deliveries/record-mail-event";
import { mailWebhook } from "@/lib/web/api/mail-webhook";
import { notAllowed } from "@/lib/web/request/not-allowed";

/** Resend tells what became of a mail, or that one came in. */
export const POST = mailWebhook(recordMailEvent);

export const { GET, PUT, PATCH, DELETE, OPTIONS } = notAllowed("POST");
