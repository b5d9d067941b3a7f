import { query } from "@/lib/db/query";
import { neverNull, text } from "@/lib/db/shape";
import { instant } from "@/lib/db/sql";
import { applyMailEvents } from "@/lib/deliveries/apply-mail-events";
import { giveUpDelayed } from "@/lib/deliveries/give-up-delayed";
import { forgetClosedCalendars } from "@/lib/effects/calendar/forget-closed-calendars";
import type { Effects } from "@/lib/effects/effects";
import { forgetOld } from "@/lib/effects/retention";
import { forgetAccesses } from "@/lib/history/forget-accesses";
import { errorFacts } from "@/lib/log";
import { keyOptOuts } from "@/lib/meetings/guests/reminder-opt-out";
import { eraseAccounts } from "@/lib/people/erase-accounts";
import { DAY, MINUTE } from "@/lib/time/durations";

const EVERY_MILLISECONDS = 10 * MINUTE;

/** Tidies now and every ten minutes. Several workers may do so at once: tidying twice changes nothing. */
export function startHousekeeping(effects: Effects): { stop(): Promise<void> } {
  let running = Promise.resolve();
  const run = () => {
    running = tidy(effects).catch((error: unknown) => {
      effects.log.error(errorFacts(error), "Tidying failed and is tried again in ten minutes.");
    });
  };
  run();
  const timer = setInterval(run, EVERY_MILLISECONDS);
  return {
    stop() {
      clearInterval(timer);
      return running;
    },
  };
}

type Tidied = Pick<
  Effects,
  "db" | "now" | "log" | "secrets" | "accessLogDays" | "retention" | "calendarFor" | "contextOf"
>;

/**
 * Forgets what has served its time: sign-in requests with their mails, and invitations of accounts, a day after they expired, answers kept for
 * repeated requests, live events, begun connections of calendars and requests for links that no worker could carry out,
 * and for codes of rooms, after a day, what providers told after 30 days, who looked at what after as long as operators want. Picks up what
 * providers told while a worker died that was about to hear it, gives up what a server sent back for now a day ago, and
 * forgets the calendars of closed accounts, and erases the accounts whose owners closed them a day ago.
 */
export async function tidy(effects: Tidied): Promise<void> {
  const { db, now, accessLogDays } = effects;
  const before = (milliseconds: number) => instant(now() - milliseconds);
  await db.$executeRaw`
    delete from stored_mails s using sign_in_challenges c
     where c.id = s.challenge_id and c.expires_at < ${before(DAY)}`;
  await db.$executeRaw`
    delete from sign_in_challenges c where c.expires_at < ${before(DAY)}
       and not exists (select 1 from stored_mails s where s.challenge_id = c.id)`;
  await db.$executeRaw`delete from link_requests where created_at < ${before(DAY)}`;
  await db.$executeRaw`delete from door_codes where created_at < ${before(DAY)}`;
  await db.$executeRaw`delete from account_invitations where expires_at < ${before(DAY)}`;
  await db.$executeRaw`delete from idempotency_records where created_at < ${before(DAY)}`;
  await db.$executeRaw`delete from calendar_consents where expires_at < ${before(DAY)}`;
  await db.$executeRaw`delete from live_events where created_at < ${before(DAY)}`;
  await db.$executeRaw`delete from provider_events where received_at < ${before(30 * DAY)}`;
  await keyOptOuts(effects);
  await forgetAccesses(effects, now() - accessLogDays * DAY);
  await forgetOld(effects);
  const overheard = await query(db, { id: neverNull(text) })`
    select distinct s.provider_id as id from stored_mails s join provider_events e on e.provider_id = s.provider_id and e.outcome = 'waiting'`;
  for (const { id } of overheard) await applyMailEvents(effects, id);
  await giveUpDelayed(effects);
  await forgetClosedCalendars(effects);
  await eraseAccounts(effects.contextOf({ kind: "system" }), effects.log);
}
