import { receiveChannelCall } from "@/lib/calendars/receive-channel-call";
import { calendarWebhook } from "@/lib/web/api/calendar-webhook";
import { notAllowed } from "@/lib/web/request/not-allowed";

/** Google tells that a calendar has changed. */
export const POST = calendarWebhook(receiveChannelCall);

export const { GET, PUT, PATCH, DELETE, OPTIONS } = notAllowed("POST");
