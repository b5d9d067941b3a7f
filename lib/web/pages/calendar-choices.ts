import { type CalendarAdapter, type CalendarChoice, CalendarError } from "@/lib/adapters/calendar";
import { disconnectCalendar } from "@/lib/calendars/disconnect-calendar";
import { findOwnConnection } from "@/lib/calendars/find-connection";
import type { Context } from "@/lib/context";
import { refusal } from "@/lib/errors";
import { recover } from "@/lib/recover";
import { wiring } from "@/lib/wiring/wiring";

/** The calendars of an own connection as the provider lists them now; undefined when it does not answer. */
export async function calendarChoices(
  ctx: Context,
  connectionId: string,
): Promise<readonly CalendarChoice[] | undefined> {
  const { adapter } = await reach(ctx, connectionId);
  return adapter && recover(adapter.listCalendars(), isCalendarError, undefined);
}

/**
 * Gives back the access at the provider and forgets the connection.
 * @throws AppError `conflict` when the provider cannot be reached: then nothing has changed
 */
export async function disconnect(ctx: Context, connectionId: string): Promise<void> {
  const { adapter, channel } = await reach(ctx, connectionId);
  if (channel) await recover(Promise.resolve(adapter?.stopWatching?.(channel)), isCalendarError, undefined);
  const failed = await adapter?.revoke().catch((error: unknown) => {
    if (error instanceof CalendarError) return error;
    throw error;
  });
  if (failed instanceof CalendarError && failed.kind !== "broken") {
    throw refusal(
      "conflict",
      "provider_silent",
      "The calendar’s provider does not answer, so nothing was changed. Try again later.",
    );
  }
  await disconnectCalendar(ctx, connectionId);
}

async function reach(ctx: Context, connectionId: string) {
  const { channel, ...connected } = await findOwnConnection(ctx, connectionId);
  const { calendarFor } = await wiring();
  const adapter: CalendarAdapter | undefined = calendarFor(connected);
  return { adapter, channel };
}

function isCalendarError(error: unknown): boolean {
  return error instanceof CalendarError;
}
