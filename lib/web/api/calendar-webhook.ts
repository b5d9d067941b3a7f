import type { ChannelCall } from "@/lib/calendars/receive-channel-call";
import type { Context } from "@/lib/context";
import { answered, placeOfRequest } from "@/lib/web/api/response-to";
import { json } from "@/lib/web/request/responses";
import { wiring } from "@/lib/wiring/wiring";

/**
 * A call on one of Google's push channels (https://developers.google.com/workspace/calendar/api/guides/push). The channel's
 * secret in its headers is the only key: who is signed in does not matter (docs/design/security.md#row-27). It has no
 * body.
 */
export function calendarWebhook(work: (ctx: Context, call: ChannelCall) => Promise<void>) {
  return (request: Request): Promise<Response> => {
    const at = placeOfRequest(request);
    return answered(at, async () => {
      const { contextOf } = await wiring();
      await work(contextOf({ kind: "system" }, at.requestId), callIn(request.headers));
      return json({ received: true });
    });
  };
}

function callIn(headers: Headers): ChannelCall {
  return {
    channelId: headers.get("x-goog-channel-id"),
    resourceId: headers.get("x-goog-resource-id"),
    token: headers.get("x-goog-channel-token"),
    state: headers.get("x-goog-resource-state"),
  };
}
