import { cookies } from "next/headers";
import { redirect } from "next/navigation";
import type { Context } from "@/lib/context";
import type { OptOutOf } from "@/lib/deliveries/suppression";
import { isRefusal } from "@/lib/errors";
import { newId } from "@/lib/ids";
import { findGuest } from "@/lib/meetings/guests/find-guest";
import { chooseReminders, findReminderChoice, type ReminderChoice } from "@/lib/meetings/guests/reminder-opt-out";
import { invitationOfUnsubscribe } from "@/lib/meetings/guests/unsubscribe-token";
import { recover } from "@/lib/recover";
import { guestCookieName, guestCookieOptions, reminderCookieName } from "@/lib/web/callers/guest-cookie";
import { personOf } from "@/lib/web/callers/person";
import { wiring } from "@/lib/wiring/wiring";

const KEEP_SECONDS = 3600;

/**
 * Exchanges the token of a List-Unsubscribe for a cookie and the address of the page that asks. Stores nothing.
 * @returns the path without the secret, the unknown one for a token that is none
 */
export async function pathOfUnsubscribe(token: string): Promise<string> {
  const { secrets } = await wiring();
  const made = invitationOfUnsubscribe(secrets, token);
  if (made === undefined) return pathOfReminders("unknown");
  const { invitationId, of } = made;
  (await cookies()).set(reminderCookieName(invitationId), token, { ...guestCookieOptions(), maxAge: KEEP_SECONDS });
  return pathOfReminders(invitationId, of);
}

/** One click in a mail program (RFC 8058): those emails stop at once. @returns which, undefined for a token that is none of ours */
export async function unsubscribe(token: string): Promise<OptOutOf | undefined> {
  const { secrets, contextOf } = await wiring();
  const made = invitationOfUnsubscribe(secrets, token);
  if (made === undefined) return undefined;
  const { invitationId, of } = made;
  const chosen = chooseReminders(contextOf({ kind: "guest", invitationId }, newId()), false, of);
  const choice = await recover(chosen, isRefusal("not_found"), undefined);
  return choice === undefined ? undefined : of;
}

/** What this browser may read of the choice: undefined unless it holds the invitation or a reminder's token. */
export async function reminderPageOf(
  invitationId: string,
  of: OptOutOf = "reminders",
): Promise<(ReminderChoice & { person: string }) | undefined> {
  const ctx = await holderOf(invitationId);
  const choice = ctx && (await recover(findReminderChoice(ctx, of), isRefusal("not_found"), undefined));
  return choice && { ...choice, person: personOf(ctx) };
}

/** The guest who changes the choice. Anyone else is sent to the page, which says why not. */
export async function reminderGuestOf(invitationId: string): Promise<Context> {
  return (await holderOf(invitationId)) ?? redirect(pathOfReminders(invitationId));
}

export function pathOfReminders(invitationId: string, of: OptOutOf = "reminders"): string {
  return `/reminders/${encodeURIComponent(invitationId)}${of === "messages" ? "?of=messages" : ""}`;
}

async function holderOf(invitationId: string): Promise<Context | undefined> {
  const jar = await cookies();
  const { db, now, secrets, contextOf } = await wiring();
  const fromReminder = invitationOfUnsubscribe(secrets, jar.get(reminderCookieName(invitationId))?.value ?? "");
  const fromInvitation = await findGuest({ db, now }, jar.get(guestCookieName(invitationId))?.value ?? "");
  if (![fromReminder?.invitationId, fromInvitation?.invitationId].includes(invitationId)) return undefined;
  return contextOf({ kind: "guest", invitationId }, newId());
}
