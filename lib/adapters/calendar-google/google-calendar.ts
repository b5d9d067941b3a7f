import { z } from "zod";
import {
  type CalendarAdapter,
  CalendarError,
  type ConnectedCalendar,
  type WrittenEvent,
} from "@/lib/adapters/calendar";
import { calendarApi, type GoogleSettings, oauthClient } from "@/lib/adapters/calendar-google/client";
import { calendarCopyOf, googleCallOf, googleCopyOf, googleEventOf } from "@/lib/adapters/calendar-google/event";
import { googleFailure } from "@/lib/adapters/calendar-google/failure";
import { listGoogleBusy, listGoogleCalendars, listGoogleChanges } from "@/lib/adapters/calendar-google/lists";

const credentialsSchema = z.object({ refreshToken: z.string().min(1) });

/** Nobody gets a mail from Google: ours go out, and two would be one too many (docs/design/calendars.md). */
const QUIET = { sendUpdates: "none" } as const;

/**
 * A connected Google account (https://developers.google.com/workspace/calendar/api/v3/reference). What each failure means
 * stands in `calendar-google-failure.ts`. @throws ZodError when the credentials are not Google's
 */
export function googleCalendar(settings: GoogleSettings, connected: ConnectedCalendar): CalendarAdapter {
  const { calendarId } = connected;
  const { refreshToken } = credentialsSchema.parse(JSON.parse(connected.credentials));
  const call = callerOf(settings, refreshToken);

  return {
    provider: "google",
    listCalendars: () => call("calendar", listGoogleCalendars),
    pushEvent: (body) =>
      call("calendar", async ({ events }) => {
        const { query, part } = googleCallOf(body);
        const event = { ...googleEventOf(body), ...part };
        try {
          const requestBody = { ...event, iCalUID: body.uid };
          const { data } = await events.insert({ calendarId, ...QUIET, ...query, requestBody });
          return writtenOf(data);
        } catch (error) {
          const deleted = await deletedTwin(events, calendarId, body.uid, error);
          if (deleted === null) throw error;
          // Google keeps the UID of an event that was deleted, so it is brought back instead of made anew.
          const status = "confirmed";
          const requestBody = deleted.own ? { ...event, status } : { status };
          const { externalId: eventId, own } = deleted;
          const { data } = await events.patch({ calendarId, eventId, ...QUIET, ...query, requestBody });
          // Somebody else's is there again, and is taken up as such.
          if (!own) throw error;
          return writtenOf(data);
        }
      }),
    updateEvent: ({ externalId: eventId, etag, own = true }, body) =>
      call("event", async ({ events }) => {
        const onlyIf = etag === null ? {} : { headers: { "If-Match": etag } };
        const { query, part } = googleCallOf(body);
        const requestBody = own ? { ...googleEventOf(body), ...part } : googleCopyOf(body);
        const { data } = await events.patch({ calendarId, eventId, ...QUIET, ...query, requestBody }, onlyIf);
        return writtenOf(data);
      }),
    moveEvent: ({ externalId: eventId }, destination) =>
      call("event", async ({ events }) =>
        writtenOf((await events.move({ calendarId, eventId, destination, ...QUIET })).data),
      ),
    deleteEvent: ({ externalId: eventId }) =>
      call("event", async ({ events }) => {
        await events.delete({ calendarId, eventId, ...QUIET });
      }).catch(unlessGone),
    findEvent: (uid) =>
      call("calendar", async ({ events }) => {
        const { data } = await events.list({ calendarId, iCalUID: uid });
        const there = (data.items ?? []).filter(({ status }) => status !== "cancelled").map(calendarCopyOf);
        // Beside the account's own there may be one that Google brought from elsewhere.
        return there.find(({ own }) => own) ?? there[0] ?? null;
      }),
    readEvent: (eventId) =>
      call("event", async ({ events }) => {
        const { data } = await events.get({ calendarId, eventId });
        return data.status === "cancelled" ? null : calendarCopyOf(data);
      }).catch(nullIfGone),
    listBusy: (within, calendarIds) => call("calendar", (api) => listGoogleBusy(api, within, calendarIds)),
    listChanges: (syncToken, from) => call("calendar", (api) => listGoogleChanges(api, calendarId, syncToken, from)),
    watch: ({ id, token, address }) =>
      call("calendar", async ({ events }) => {
        const { data } = await events.watch({ calendarId, requestBody: { id, token, address, type: "web_hook" } });
        if (!data.resourceId) throw new CalendarError("ambiguous", "unexpected_answer");
        return { resourceId: data.resourceId, expiresAt: Number(data.expiration ?? 0) };
      }),
    stopWatching: ({ id, resourceId }) =>
      call("event", async ({ channels }) => {
        await channels.stop({ requestBody: { id, resourceId } });
      }).catch(unlessGone),
    revoke: () => revokeGoogle(settings, refreshToken),
  };
}

/** Google refuses to revoke a token that is dead already, which is as good. */
export async function revokeGoogle(settings: GoogleSettings, refreshToken: string): Promise<void> {
  const client = await oauthClient(settings);
  await client.revokeToken(refreshToken).catch((error: unknown) => {
    const failure = googleFailure(error, "calendar", Date.now());
    if (!(failure instanceof CalendarError) || failure.kind !== "permanent") throw failure;
  });
}

type Api = Awaited<ReturnType<typeof calendarApi>>;

/**
 * Calls share one access token. It is fetched before the call, so that a failure there never leaves doubt about the call. A
 * token can die before its time: then the call, which did nothing, is made once more with a fresh one.
 */
function callerOf(settings: GoogleSettings, refreshToken: string) {
  let opened: ReturnType<typeof open> | undefined;
  const open = async () => {
    const auth = await oauthClient(settings);
    const renew = () => auth.setCredentials({ refresh_token: refreshToken });
    renew();
    return { auth, renew, api: await calendarApi(settings, auth) };
  };
  return async <T>(about: "event" | "calendar", work: (api: Api) => Promise<T>): Promise<T> => {
    opened ??= open();
    const { auth, renew, api } = await opened;
    const attempt = async () => {
      await auth.getAccessToken().catch((error: unknown) => {
        throw beforeTheCall(googleFailure(error, about, Date.now()));
      });
      return work(api).catch((error: unknown) => {
        throw googleFailure(error, about, Date.now());
      });
    };
    return attempt().catch((error: unknown) => {
      if (!(error instanceof CalendarError) || error.reason !== "access_refused") throw error;
      renew();
      return attempt();
    });
  };
}

function beforeTheCall(failure: unknown): unknown {
  const doubtful = failure instanceof CalendarError && failure.kind === "ambiguous";
  return doubtful ? new CalendarError("temporary", failure.reason, failure.retryAfterSeconds) : failure;
}

/** The deleted event that keeps this UID, when that is what the conflict was about. Where there are several, the account's own. */
async function deletedTwin(events: Api["events"], calendarId: string, uid: string, error: unknown) {
  const failure = googleFailure(error, "calendar", Date.now());
  if (!(failure instanceof CalendarError) || failure.kind !== "conflict") return null;
  const { data } = await events.list({ calendarId, iCalUID: uid, showDeleted: true });
  const twins = data.items ?? [];
  if (twins.some(({ status }) => status !== "cancelled")) return null;
  const copies = twins.flatMap(({ id, organizer }) =>
    id ? [{ externalId: id, own: !organizer || organizer.self === true }] : [],
  );
  return copies.find(({ own }) => own) ?? copies[0] ?? null;
}

function writtenOf(data: Parameters<typeof calendarCopyOf>[0]): WrittenEvent {
  const { externalId, etag, callUrl } = calendarCopyOf(data);
  return { externalId, etag, callUrl };
}

function nullIfGone(error: unknown): null {
  if (error instanceof CalendarError && error.kind === "gone") return null;
  throw error;
}

function unlessGone(error: unknown): void {
  nullIfGone(error);
}
