import { type CalendarAdapter, CalendarError } from "@/lib/adapters/calendar";
import { forgetConnection } from "@/lib/calendars/disconnect-calendar";
import type { CalendarConnection } from "@/lib/db/generated/client";
import { inTransaction } from "@/lib/db/transaction";
import type { Effects } from "@/lib/effects/effects";
import { errorFacts } from "@/lib/log";
import { recover } from "@/lib/recover";
import { placeOf } from "@/lib/sealed-places";
import { DAY } from "@/lib/time/durations";

type World = Pick<Effects, "db" | "now" | "log" | "secrets" | "calendarFor" | "contextOf">;

/**
 * Gives back the access to the calendars of closed accounts and erases their credentials: once what they held of meetings to
 * come is out of them, or after a day, whatever their provider says (docs/design/calendars.md#6). One that cannot be given back
 * for another reason, such as credentials that nothing opens, is reported and holds up none of the others.
 */
export async function forgetClosedCalendars(effects: World): Promise<void> {
  const tooLate = new Date(effects.now() - DAY);
  const closed = await effects.db.calendarConnection.findMany({
    where: {
      user: { deactivatedAt: { not: null } },
      OR: [{ events: { none: { state: "pending" } } }, { user: { deactivatedAt: { lt: tooLate } } }],
    },
    include: { user: { select: { deactivatedAt: true } } },
  });
  for (const { user, ...connection } of closed) {
    const givenBack = await giveBack(effects, connection).catch((error: unknown) => {
      const said = "The access to the calendar of a closed account could not be given back. It is erased within a day.";
      effects.log.error({ connectionId: connection.id, userId: connection.userId, ...errorFacts(error) }, said);
      return false;
    });
    if (!givenBack && user.deactivatedAt !== null && user.deactivatedAt > tooLate) continue;
    const { id: connectionId, userId } = connection;
    await inTransaction(effects.db, (tx) =>
      forgetConnection({ ...effects.contextOf({ kind: "system" }), db: tx }, tx, { connectionId, userId }),
    );
  }
}

/** @returns whether nothing is left to give back */
async function giveBack(effects: World, connection: CalendarConnection): Promise<boolean> {
  const {
    id: connectionId,
    provider,
    calendarId,
    sealedCredentials,
    userId,
    channelId,
    channelResourceId,
  } = connection;
  const credentials = effects.secrets.unseal(sealedCredentials, placeOf.calendar(userId));
  const adapter: CalendarAdapter | undefined = effects.calendarFor({ connectionId, provider, calendarId, credentials });
  if (channelId && channelResourceId) {
    const stopped = adapter?.stopWatching?.({ id: channelId, resourceId: channelResourceId });
    await recover(Promise.resolve(stopped), isCalendarError, undefined);
  }
  const revoked = Promise.resolve(adapter?.revoke()).then(() => true);
  return recover(recover(revoked, isBroken, true), isCalendarError, false);
}

/** Access that does not work any more needs not be given back. */
function isBroken(error: unknown): boolean {
  return error instanceof CalendarError && error.kind === "broken";
}

function isCalendarError(error: unknown): boolean {
  return error instanceof CalendarError;
}
