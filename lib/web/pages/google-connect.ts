import { randomBytes } from "node:crypto";
import { cookies } from "next/headers";
import { CalendarError } from "@/lib/adapters/calendar";
import { type GoogleConsent, type GrantedAccount, googleConsent } from "@/lib/adapters/calendar-google/consent";
import { cookieFor } from "@/lib/auth/cookies";
import { connectCalendar } from "@/lib/calendars/connect-calendar";
import { CONSENT_SECONDS, startConsent } from "@/lib/calendars/start-consent";
import { takeConsent } from "@/lib/calendars/take-consent";
import type { Context } from "@/lib/context";
import { env } from "@/lib/env";
import { isRefusal, notFound } from "@/lib/errors";
import { recover } from "@/lib/recover";
import { googleSettingsOf } from "@/lib/wiring/calendar-for";

/** Why connecting did not work; the page has a sentence for each. */
export const connectProblems = ["state", "declined", "scope", "account", "provider"] as const;
export type ConnectProblem = (typeof connectProblems)[number];

/** Whether Google calendars can be connected here. */
export function offersGoogle(): boolean {
  return googleSettingsOf(env()) !== undefined;
}

/** Where the browser goes to ask at Google. Leaves a secret in it, without which no answer counts. */
export async function startGoogle(ctx: Context, account: string | null): Promise<string> {
  const consent = consentOf();
  const browser = randomBytes(32).toString("base64url");
  const { state, challenge } = await startConsent(ctx, { browser, account });
  const { name, options } = cookieFor(env().APP_URL, "calendar", CONSENT_SECONDS);
  (await cookies()).set(name, browser, options);
  return consent.addressFor({ state, challenge, redirectUri: redirectUri(), account });
}

/** What came of it: the connection, or why there is none. Nothing is stored before everything is right. */
export type Finished = { readonly id: string; readonly isNew: boolean } | { readonly problem: ConnectProblem };

export async function finishGoogle(ctx: Context, query: URLSearchParams): Promise<Finished> {
  const jar = await cookies();
  const { name, options } = cookieFor(env().APP_URL, "calendar", 0);
  const browser = jar.get(name)?.value ?? "";
  jar.set(name, "", options);
  return finishConsent(ctx, consentOf(), { query, browser, redirectUri: redirectUri() });
}

type Answer = { readonly query: URLSearchParams; readonly browser: string; readonly redirectUri: string };

/** Finishes the consent from its parts, without access to cookies. */
export async function finishConsent(ctx: Context, google: GoogleConsent, answer: Answer): Promise<Finished> {
  const { query, browser } = answer;
  const taken = await recover(
    takeConsent(ctx, { state: query.get("state") ?? "", browser }),
    isRefusal("forbidden"),
    null,
  );
  if (!taken) return { problem: "state" };
  const code = query.get("code");
  if (code === null) return { problem: query.get("error") === "access_denied" ? "declined" : "provider" };
  const asked = { code, verifier: taken.verifier, redirectUri: answer.redirectUri };
  const granted = await recover(google.exchange(asked), isCalendarError, null);
  if (!granted) return { problem: "provider" };
  const problem = problemOf(granted, taken.account);
  if (problem === null) return store(ctx, granted);
  // What we shall not use we do not keep the right to; that it lapses by itself if Google cannot be reached is enough.
  await recover(google.revoke(granted.credentials), isCalendarError, null);
  return { problem };
}

function problemOf({ complete, account }: GrantedAccount, expected: string | null): ConnectProblem | null {
  if (!complete) return "scope";
  return expected !== null && expected !== account ? "account" : null;
}

function store(ctx: Context, { account, credentials }: GrantedAccount): Promise<Finished> {
  return connectCalendar(ctx, { provider: "google", account, credentials, calendarId: "primary", calendarName: null });
}

function consentOf(): GoogleConsent {
  const settings = googleSettingsOf(env());
  if (!settings) throw notFound();
  return googleConsent(settings);
}

function redirectUri(): string {
  return `${env().APP_URL}/settings/calendars/google/callback`;
}

function isCalendarError(error: unknown): boolean {
  return error instanceof CalendarError;
}
