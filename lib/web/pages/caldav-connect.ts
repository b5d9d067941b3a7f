import { z } from "zod";
import { CalendarError } from "@/lib/adapters/calendar";
import { discoverCaldav } from "@/lib/adapters/calendar-caldav/account";
import type { CaldavSettings } from "@/lib/adapters/calendar-caldav/session";
import { requireCalendarOwner } from "@/lib/authorize";
import { connectCalendar } from "@/lib/calendars/connect-calendar";
import type { Context } from "@/lib/context";
import { env } from "@/lib/env";
import { type AppError, invalid } from "@/lib/errors";
import { breaks, isStorable, unusable } from "@/lib/fields";
import { caldavSettingsOf } from "@/lib/wiring/calendar-for";

const typed = (sentence: string) =>
  z.string().max(500, "Keep it to 500 characters.").trim().min(1, sentence).refine(isStorable, unusable);

/** How servers that people name are reached here. */
export function caldavSettings(): CaldavSettings {
  return caldavSettingsOf(env());
}

/** What the form asks for. A server without a scheme is meant with https. */
export const connectCaldavInput = z.object({
  serverUrl: typed("Give the server’s address, as your provider’s help pages have it.")
    .transform((text) => (/^[a-z][a-z0-9+.-]*:\/\//i.test(text) ? text : `https://${text}`))
    .refine(isServer, breaks("not_a_server", "Give an address such as https://caldav.example.com.")),
  username: typed("Give your user name at this server.").refine(
    (text) => !text.includes(":"),
    breaks("colon", "A user name has no colon. Give the password below."),
  ),
  // Not trimmed: a password is what it is.
  password: z.string().min(1, "Give the app password.").max(500, "Keep it to 500 characters."),
});

/**
 * Signs in at the server, finds the calendars behind it and stores the connection, sealed. Nothing is stored unless all of it
 * went well; tries are counted, so that nobody guesses passwords through us.
 * @param timeZone the person's own (IANA): whole days begin there
 * @throws AppError `invalid` naming the field that the server, or its absence, speaks against
 */
export async function connectCaldav(
  ctx: Context,
  settings: CaldavSettings,
  input: z.output<typeof connectCaldavInput>,
  timeZone: string,
): Promise<{ id: string; isNew: boolean }> {
  const userId = requireCalendarOwner(ctx);
  await ctx.limits.spend("sign_ins", `caldav:${userId}`, 1);
  const { account, credentials, calendars } = await discoverCaldav(settings, { ...input, timeZone }).catch(
    (error: unknown) => {
      throw error instanceof CalendarError ? refusalFor(error) : error;
    },
  );
  const own = calendars.find(({ primary }) => primary);
  if (!own) throw refusalFor(new CalendarError("permanent", "no_calendars"));
  return connectCalendar(ctx, { provider: "caldav", account, credentials, calendarId: own.id, calendarName: own.name });
}

function refusalFor({ kind, reason }: CalendarError): AppError {
  if (kind === "broken") {
    const detail = "The server does not accept this user name and password. Most providers want an app password here.";
    return invalid([{ field: "password", code: reason, detail }]);
  }
  return invalid([{ field: "serverUrl", code: reason, detail: sentences[reason] ?? unreachable }]);
}

const unreachable = "This server does not answer as it should now. Check the address, or try again in a minute.";
const sentences: Readonly<Record<string, string>> = {
  address_refused: "Give a server on the public internet, with https.",
  certificate_refused: "This server’s certificate is not valid, so nothing was sent to it.",
  no_calendars: "No calendar that you can write to was found at this address. Check it in your provider’s help pages.",
  access_denied: "This account may not read calendars at this address.",
};

function isServer(text: string): boolean {
  const url = URL.parse(text);
  return url !== null && /^https?:$/.test(url.protocol) && !url.username && !url.password;
}
