import { randomBytes } from "node:crypto";
import { type Calendar, newCalendar } from "@/e2e/servers/google/calendar";

export const ALL_SCOPES = {
  events: "https://www.googleapis.com/auth/calendar.events",
  busy: "https://www.googleapis.com/auth/calendar.freebusy",
  list: "https://www.googleapis.com/auth/calendar.calendarlist.readonly",
};

export type Account = { email: string; sub: string; calendars: Map<string, Calendar> };
export type Grant = { account: Account; scopes: string[]; revoked: boolean };
type AccessToken = { grant: Grant; expiresAt: number };
type Code = {
  grant: Grant;
  clientId: string;
  redirectUri: string;
  challenge: string | null;
  expiresAt: number;
  used: boolean;
};

/** Everything that the stand-in knows: people with their calendars, and what they have granted. */
export function directory(now: () => number) {
  const accounts = new Map<string, Account>();
  const refreshTokens = new Map<string, Grant>();
  const accessTokens = new Map<string, AccessToken>();
  const codes = new Map<string, Code>();
  return {
    accounts,
    refreshTokens,
    accessTokens,
    codes,
    /** Calls are made after the answer to the request for them; a test ends the making. */
    slowCalls: false,
    /** An account with a calendar of its own, and more calendars if wished. */
    account(email: string, more: Partial<Pick<Calendar, "id" | "summary" | "accessRole">>[] = []): Account {
      const known = accounts.get(email);
      if (known) return known;
      const calendars = [newCalendar({ id: email, summary: email, primary: true }), ...more.map(newCalendar)];
      const made: Account = { email, sub: secret("1"), calendars: new Map(calendars.map((one) => [one.id, one])) };
      accounts.set(email, made);
      return made;
    },
    /** A refresh token as consenting gives it. */
    refreshTokenFor(grant: Grant): string {
      const token = secret("1//");
      refreshTokens.set(token, grant);
      return token;
    },
    accessTokenFor(grant: Grant): string {
      const token = secret("ya29.");
      accessTokens.set(token, { grant, expiresAt: now() + 3_599_000 });
      return token;
    },
    codeFor(code: Omit<Code, "expiresAt" | "used">): string {
      const text = secret("4/0");
      codes.set(text, { ...code, expiresAt: now() + 600_000, used: false });
      return text;
    },
    /** The person takes back what they granted, in their account's settings. */
    revoke(email: string) {
      for (const grant of refreshTokens.values()) if (grant.account.email === email) grant.revoked = true;
    },
    bearer(authorization: string | undefined): Grant | undefined {
      const found = accessTokens.get(/^Bearer (\S+)$/.exec(authorization ?? "")?.[1] ?? "");
      return found && !found.grant.revoked && found.expiresAt > now() ? found.grant : undefined;
    },
  };
}

export type Directory = ReturnType<typeof directory>;

function secret(prefix: string): string {
  return prefix + randomBytes(24).toString("base64url");
}
