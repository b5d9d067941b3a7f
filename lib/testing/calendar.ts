import { onTestFinished } from "vitest";
import { type GoogleStandIn, startGoogleStandIn } from "@/e2e/servers/google-stand-in";
import type { User } from "@/lib/db/generated/client";
import { syncCalendar } from "@/lib/effects/calendar/sync-calendar";
import type { Effects } from "@/lib/effects/effects";
import { parseEnv } from "@/lib/env";
import { newId } from "@/lib/ids";
import type { Outcome } from "@/lib/outbox/jobs";
import { placeOf } from "@/lib/sealed-places";
import { testDb } from "@/lib/testing/database";
import { effectsWith, type TestEffects } from "@/lib/testing/effects";
import { testSecrets } from "@/lib/testing/people";
import { calendarForWith } from "@/lib/wiring/calendar-for";

export type TestCalendars = {
  readonly google: GoogleStandIn;
  readonly effects: TestEffects;
  /** Connects the user's own Google calendar; answers the connection's id. */
  connect(user: Pick<User, "id" | "email">): Promise<string>;
  /** Carries out every sync of the meeting that is still to be done, each once; the errors of those that failed. */
  sync(meetingId: string): Promise<unknown[]>;
};

/** Google's stand-in behind the real client library, until the test ends, and effects that use it. */
export async function someCalendars(wishes: Partial<Effects> = {}, timeoutSeconds = 10): Promise<TestCalendars> {
  const google = await startGoogleStandIn();
  onTestFinished(() => google.close());
  const calendarFor = calendarForWith(envFor(google, timeoutSeconds));
  const effects = effectsWith(undefined, { calendarFor, ...wishes });
  return {
    google,
    effects,
    async connect({ id, email }) {
      const sealed = testSecrets.seal(JSON.stringify({ refreshToken: google.granted(email) }), placeOf.calendar(id));
      const connectionId = newId();
      await testDb().calendarConnection.create({
        data: {
          id: connectionId,
          userId: id,
          provider: "google",
          account: email,
          sealedCredentials: sealed,
          calendarId: "primary",
          busyCalendarIds: ["primary"],
          createdAt: new Date(),
        },
      });
      return connectionId;
    },
    async sync(meetingId) {
      const lines = await testDb().calendarEvent.findMany({
        where: { meetingId, state: "pending" },
        orderBy: { id: "asc" },
      });
      const host = await testDb().meeting.findUniqueOrThrow({ where: { id: meetingId } });
      const own = await testDb().calendarConnection.findMany({ where: { userId: host.hostId } });
      const isHosts = (id: string | null) => own.some((connection) => connection.id === id);
      const hostFirst = lines.toSorted((a, b) => Number(isHosts(b.connectionId)) - Number(isHosts(a.connectionId)));
      const outcomes: unknown[] = [];
      for (const { connectionId } of hostFirst) {
        if (connectionId) outcomes.push(await syncOnce(effects, meetingId, connectionId));
      }
      return outcomes.filter((outcome) => outcome instanceof Error);
    },
  };
}

export function syncOnce(effects: Effects, meetingId: string, connectionId: string): Promise<Outcome | unknown> {
  return syncCalendar(effects, { meetingId, connectionId }).catch((error: unknown) => error);
}

function envFor(google: GoogleStandIn, timeoutSeconds: number) {
  return parseEnv({
    DATABASE_URL: "postgresql://localhost/unused",
    NEXTAUTH_SECRET: "x".repeat(32),
    ENCRYPTION_KEY: Buffer.alloc(32, 7).toString("base64"),
    GOOGLE_CLIENT_ID: google.client.id,
    GOOGLE_CLIENT_SECRET: google.client.secret,
    GOOGLE_API_ROOT_URL: google.url,
    GOOGLE_OAUTH_ROOT_URL: google.url,
    PROVIDER_TIMEOUT_SECONDS: String(timeoutSeconds),
    ALLOW_PRIVATE_CALENDARS: "1",
  });
}
