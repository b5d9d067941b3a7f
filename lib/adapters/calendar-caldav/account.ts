import { createAccount, type DAVCalendar, fetchCalendars, fetchCalendarUserAddresses } from "tsdav";
import { z } from "zod";
import { type CalendarChoice, CalendarError } from "@/lib/adapters/calendar";
import { hrefOf } from "@/lib/adapters/calendar-caldav/href";
import {
  type CaldavSession,
  type CaldavSettings,
  caldavSession,
  davTextOf,
  member,
} from "@/lib/adapters/calendar-caldav/session";
import { identityOf } from "@/lib/ics/foreign/identity";

/** What a person gives to connect. */
export type CaldavLogin = {
  /** Of the server, or of the person's own part of it. */
  serverUrl: string;
  username: string;
  password: string;
  /** The person's zone (IANA), for whole days. */
  timeZone: string;
};

/** The credentials of a connection, as they are sealed: the login and what discovery found. */
export const caldavCredentials = z.object({
  username: z.string(),
  password: z.string(),
  timeZone: z.string(),
  homeUrl: z.string(),
  /** The owner's addresses in lower case; none where the server does not tell. */
  addresses: z.array(z.string()),
  /** All names that the server has for the owner (RFC 6638 §2.4.1): addresses, principals and other URIs. */
  names: z.array(z.string()).default([]),
});
export type CaldavCredentials = z.output<typeof caldavCredentials>;

/** What the owner may be called in an event, as `identityOf` writes it. */
export function ownerNames({ addresses, names, username }: CaldavCredentials): string[] {
  return [...addresses, ...names, ...(username.includes("@") ? [username] : [])].map(identityOf);
}

type Asking = CaldavSession & { readonly fetchOptions?: RequestInit };

/** An account that let us in. `account` names it to its owner; `credentials` are JSON. */
export type DiscoveredCaldav = { account: string; credentials: string; calendars: readonly CalendarChoice[] };

/**
 * Finds the calendars behind a server's address (RFC 6764 and RFC 4791 §6.2.1): from the address itself, from
 * `/.well-known/caldav` or from the root, over the principal to the home of its calendars, as iCloud, Fastmail, Nextcloud
 * and Radicale have them.
 * @throws CalendarError `broken` `access_refused`, `permanent` `no_calendars` or `address_refused`, `temporary` when it cannot be reached
 */
export async function discoverCaldav(settings: CaldavSettings, login: CaldavLogin): Promise<DiscoveredCaldav> {
  const session = caldavSession(settings, login);
  // It takes a handful of requests; somebody waits for all of them together.
  const fetchOptions = { signal: AbortSignal.timeout(Math.ceil(settings.timeoutSeconds * 1000)) };
  const { homeUrl, addresses, names } = await findHome({ ...session, fetchOptions }, login.serverUrl);
  const { username, password, timeZone } = login;
  const credentials: CaldavCredentials = { username, password, timeZone, homeUrl, addresses, names };
  const calendars = await listCaldavCalendars({ ...session, fetchOptions }, credentials);
  if (!calendars.some(({ writable }) => writable)) throw new CalendarError("permanent", "no_calendars");
  return {
    account: `${username} (${new URL(login.serverUrl).hostname})`,
    credentials: JSON.stringify(credentials),
    calendars,
  };
}

/** Every calendar of the account that holds events; the first one that takes them counts as its own. */
export async function listCaldavCalendars(session: Asking, { homeUrl }: CaldavCredentials): Promise<CalendarChoice[]> {
  // tsdav reads addresses in an answer from the root on; they are meant from where it was asked (RFC 4918 §8.3).
  const account = { accountType: "caldav" as const, serverUrl: homeUrl, rootUrl: homeUrl, homeUrl };
  const props = {
    "d:displayname": {},
    "d:resourcetype": {},
    "c:supported-calendar-component-set": {},
    "d:current-user-privilege-set": {},
  };
  const found = await fetchCalendars({ account, ...session, props, projectedProps: { currentUserPrivilegeSet: true } });
  const calendars = found.filter(({ components = [] }) => components.length === 0 || components.includes("VEVENT"));
  const own = calendars.find(isWritable);
  return calendars.map((calendar) => ({
    id: withSlash(hrefOf(calendar.url, homeUrl)),
    name: davTextOf(calendar.displayName) || lastPart(calendar.url),
    primary: calendar === own,
    writable: isWritable(calendar),
  }));
}

async function findHome(session: Asking, serverUrl: string) {
  const account = { accountType: "caldav" as const, serverUrl };
  const found = await createAccount({ account, ...session }).catch((error: unknown) => {
    if (error instanceof CalendarError) throw error;
    // tsdav says so in sentences of its own, which quote addresses.
    throw new CalendarError("permanent", "no_calendars");
  });
  const { homeUrl } = found;
  if (!homeUrl) throw new CalendarError("permanent", "no_calendars");
  const names = await fetchCalendarUserAddresses({ account: found, ...session }).catch((error: unknown) => {
    if (error instanceof CalendarError) throw error;
    return [];
  });
  return { homeUrl, names, addresses: names.flatMap(addressIn) };
}

function addressIn(uri: string): string[] {
  const address = /^mailto:(.+@.+)$/i.exec(uri)?.[1];
  return address ? [decodeURIComponent(address).toLowerCase()] : [];
}

/** RFC 3744 §5.5. A server without access control does not tell, and lets write. */
function isWritable({ projectedProps }: DAVCalendar): boolean {
  const set = projectedProps?.currentUserPrivilegeSet;
  const privileges: unknown[] = [member(set, "privilege") ?? []].flat();
  if (set === undefined || privileges.length === 0) return true;
  return privileges.some((privilege) =>
    ["all", "write", "writeContent", "bind"].some((name) => member(privilege, name) !== undefined),
  );
}

function withSlash(url: string): string {
  return url.endsWith("/") ? url : `${url}/`;
}

function lastPart(url: string): string {
  return decodeURIComponent(new URL(url).pathname.split("/").filter(Boolean).at(-1) ?? url);
}
