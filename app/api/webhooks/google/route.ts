import { hearOfChange } from "@/lib/calendars/hear-of-change";
import { calendarWebhook } from "@/lib/web/calendar-webhook";
import { notAllowed } from "@/lib/web/not-allowed";

/** Google tells that a calendar has changed. */
export const POST = calendarWebhook(hearOfChange);

export const { GET, PUT, PATCH, DELETE, OPTIONS } = notAllowed("POST");
