import { randomUUID } from "node:crypto";
import { badRequest, GoogleProblem, notFound } from "@/e2e/servers/google/problem";

export type Channel = {
  id: string;
  resourceId: string;
  calendarId: string;
  address: string;
  token: string | null;
  expiration: number;
  messages: number;
};

/** Push channels (https://developers.google.com/workspace/calendar/api/guides/push). A call goes out when `notify` is called. */
export function channels(now: () => number) {
  const open = new Map<string, Channel>();
  return {
    open,
    watch(calendarId: string, body: Record<string, unknown>): Channel {
      const { id, type, address, token } = body;
      if (type !== "web_hook" || typeof id !== "string" || typeof address !== "string")
        throw badRequest("Bad channel.");
      if (!address.startsWith("https://") && new URL(address).hostname !== "127.0.0.1") {
        throw new GoogleProblem(400, "push.webhookUrlNotHttps", "WebHook callback must be HTTPS");
      }
      if (open.has(id)) throw new GoogleProblem(400, "channelIdNotUnique", `Channel id ${id} not unique`);
      const expiration = now() + 7 * 24 * 3_600_000;
      const channel = { id, resourceId: randomUUID(), calendarId, address, expiration, messages: 0 };
      const opened = { ...channel, token: typeof token === "string" ? token : null };
      open.set(id, opened);
      return opened;
    },
    stop(body: Record<string, unknown>) {
      const channel = open.get(String(body.id));
      if (!channel || channel.resourceId !== body.resourceId) throw notFound();
      open.delete(channel.id);
    },
    /** The headers of the call that a change of this calendar makes, one set for each channel. */
    callsFor(calendarId: string, state: "sync" | "exists" = "exists") {
      const concerned = [...open.values()].filter((one) => one.calendarId === calendarId && one.expiration > now());
      return concerned.map((channel) => {
        channel.messages += 1;
        return {
          address: channel.address,
          headers: {
            "x-goog-channel-id": channel.id,
            "x-goog-message-number": String(channel.messages),
            "x-goog-resource-id": channel.resourceId,
            "x-goog-resource-state": state,
            "x-goog-resource-uri": `https://www.googleapis.com/calendar/v3/calendars/${calendarId}/events`,
            ...(channel.token !== null && { "x-goog-channel-token": channel.token }),
          },
        };
      });
    },
  };
}

export type Channels = ReturnType<typeof channels>;
