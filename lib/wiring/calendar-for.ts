import { LRUCache } from "lru-cache";
import type { CalendarAdapter, CalendarFor, ConnectedCalendar } from "@/lib/adapters/calendar";
import { caldavCalendar } from "@/lib/adapters/calendar-caldav/caldav-calendar";
import type { CaldavSettings } from "@/lib/adapters/calendar-caldav/session";
import type { GoogleSettings } from "@/lib/adapters/calendar-google/client";
import { googleCalendar } from "@/lib/adapters/calendar-google/google-calendar";
import { privateToo, publicOnly } from "@/lib/adapters/network/public-address";
import type { Env } from "@/lib/env";

/** How many connections keep their access token at hand. */
const KEPT = 500;

/** What Google is reached with; undefined unless both of its variables are set. */
export function googleSettingsOf(settings: Env): GoogleSettings | undefined {
  const { GOOGLE_CLIENT_ID: clientId, GOOGLE_CLIENT_SECRET: clientSecret } = settings;
  if (!clientId || !clientSecret) return undefined;
  return {
    clientId,
    clientSecret,
    timeoutSeconds: settings.PROVIDER_TIMEOUT_SECONDS,
    ...(settings.GOOGLE_API_ROOT_URL && { apiRootUrl: settings.GOOGLE_API_ROOT_URL }),
    ...(settings.GOOGLE_OAUTH_ROOT_URL && { oauthRootUrl: settings.GOOGLE_OAUTH_ROOT_URL }),
  };
}

/** CalDAV needs no registration: each user names a server, within what the operator allows. */
export function caldavSettingsOf(settings: Env): CaldavSettings {
  return {
    reach: settings.ALLOW_PRIVATE_CALENDARS ? privateToo : publicOnly,
    timeoutSeconds: settings.PROVIDER_TIMEOUT_SECONDS,
    now: () => Date.now(),
  };
}

type Providers = { google: GoogleSettings | undefined; caldav: CaldavSettings };

/** The adapter of a connection. Kept for the next use, so that a hundred events need one access token. */
export function calendarForWith(settings: Env): CalendarFor {
  const kept = new LRUCache<string, { made: string; adapter: CalendarAdapter }>({ max: KEPT });
  const google = googleSettingsOf(settings);
  const caldav = caldavSettingsOf(settings);
  return (connected) => {
    const made = JSON.stringify(connected);
    const key = `${connected.connectionId} ${connected.calendarId}`;
    const known = kept.get(key);
    if (known?.made === made) return known.adapter;
    const adapter = adapterOf({ google, caldav }, connected);
    if (adapter) kept.set(key, { made, adapter });
    else kept.delete(key);
    return adapter;
  };
}

function adapterOf({ google, caldav }: Providers, connected: ConnectedCalendar): CalendarAdapter | undefined {
  if (connected.provider === "caldav") return caldavCalendar(caldav, connected);
  return google && googleCalendar(google, connected);
}
