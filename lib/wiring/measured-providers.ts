import { type CalendarAdapter, CalendarError, type CalendarFor } from "@/lib/adapters/calendar";
import { type Mailer, MailerError } from "@/lib/adapters/mail/mailer";
import { PushError, type Pusher } from "@/lib/adapters/push/push";
import { codeOf } from "@/lib/metrics/measure-deliveries";
import { metrics } from "@/lib/metrics/metrics";

/** A mailer whose refusals and silences are counted. */
export function measuredMailer(mailer: Mailer): Mailer {
  return { ...mailer, send: (mail, key) => counted(mailer.provider, () => mailer.send(mail, key)) };
}

/** A pusher whose refusals are counted. */
export function measuredPusher(pusher: Pusher): Pusher {
  return { send: (...push) => counted("push", () => pusher.send(...push)) };
}

/** Calendars each of whose calls is counted where the provider did not do what was asked. One of a connection stays the same. */
export function measuredCalendars(calendarFor: CalendarFor): CalendarFor {
  const measured = new WeakMap<CalendarAdapter, CalendarAdapter>();
  return (connected) => {
    const calendar = calendarFor(connected);
    if (!calendar) return undefined;
    const made = measured.get(calendar) ?? measuredCalendar(calendar);
    measured.set(calendar, made);
    return made;
  };
}

function measuredCalendar(calendar: CalendarAdapter): CalendarAdapter {
  return new Proxy(calendar, {
    get(target, name) {
      const member: unknown = Reflect.get(target, name);
      if (typeof member !== "function") return member;
      return (...given: unknown[]) => counted(target.provider, async () => Reflect.apply(member, target, given));
    },
  });
}

async function counted<T>(provider: string, call: () => Promise<T>): Promise<T> {
  try {
    return await call();
  } catch (error) {
    const known = error instanceof MailerError || error instanceof CalendarError || error instanceof PushError;
    metrics.providerErrors.inc({ provider, reason: known ? codeOf(error.reason) : "bug" });
    throw error;
  }
}
