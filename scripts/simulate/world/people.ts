import { randomBytes } from "node:crypto";
import { sessionCookieFor } from "@/lib/auth/session-cookie";
import type { Context } from "@/lib/context";
import { newId } from "@/lib/ids";
import { hashOf } from "@/lib/secrets";
import { CLIENTS, COLLEAGUES, HOST, REGISTERED, type Script, type Who } from "@/scripts/simulate/acts/act";
import type { Browser } from "@/scripts/simulate/world/browser";

/** One person as the world has them. People without an account have an address and a browser alone. */
export type Person = {
  readonly who: Who;
  readonly email: string;
  readonly name: string;
  readonly userId: string | undefined;
  readonly relationshipId: string | undefined;
  /** The secret of an API key of theirs with every scope; undefined without an account. Made when it is first asked for. */
  key(): Promise<string | undefined>;
  /** A browser that is signed in where there is an account. */
  browser(): Promise<Browser>;
  /** Where the person opens links of emails: a browser that is not signed in. */
  readonly inbox: Browser;
};

export type People = ReadonlyMap<Who, Person>;

/** A counselor of another practice, who must never learn of anything. */
export const STRANGER = "sid";

const ACCOUNTS = [HOST, ...COLLEAGUES, ...CLIENTS, ...REGISTERED, STRANGER];

export function emailOf(who: Who): string {
  if (ACCOUNTS.includes(who)) return `${who}@people.example`;
  return who === "flo" ? "flo+tag&co@x.example" : `${who}@x.example`;
}

export function nameOf(who: Who): string {
  return who === HOST ? "Dana Whitfield" : `${who[0]?.toUpperCase()}${who.slice(1)} Kanariname`;
}

/** Stores the people of a life as it begins, with their keys and sessions. */
export async function makePeople(ctx: Context & { db: Context["db"] }, script: Script): Promise<People> {
  const [ours, theirs] = [newId(), newId()];
  await ctx.db.practice.createMany({ data: [ours, theirs].map((id) => ({ id, name: "Linden" })) });
  const ids = new Map(ACCOUNTS.map((who) => [who, newId()]));
  await ctx.db.user.createMany({
    data: ACCOUNTS.map((who) => userOf(ctx, script, who, ids.get(who) ?? "", who === STRANGER ? theirs : ours)),
  });
  const relationships = new Map(CLIENTS.map((who) => [who as Who, newId()]));
  await ctx.db.relationship.createMany({
    data: CLIENTS.map((who) => ({
      id: relationships.get(who) ?? "",
      counselorId: ids.get(HOST) ?? "",
      clientId: ids.get(who) ?? "",
    })),
  });
  const people = new Map<Who, Person>();
  for (const who of [...Object.keys(script.people), STRANGER]) {
    const userId = ids.get(who);
    const base = {
      who,
      email: emailOf(who),
      name: nameOf(who),
      userId,
      relationshipId: relationships.get(who),
      inbox: { cookies: new Map() },
    };
    people.set(who, {
      ...base,
      key: once(() => keyOf(ctx, userId)),
      browser: fresh(ctx.now, () => signedIn(ctx, userId)),
    });
  }
  return people;
}

function once<Result>(make: () => Promise<Result>): () => Promise<Result> {
  let made: Promise<Result> | undefined;
  return () => {
    made ??= make();
    return made;
  };
}

const DAY = 24 * 3_600_000;

/** Signs in again, as people do whose session ends: after three weeks, or six days in which it was not used. */
function fresh(now: () => number, make: () => Promise<Browser>): () => Promise<Browser> {
  let made: { at: number; used: number; browser: Promise<Browser> } | undefined;
  return () => {
    const ended = made && (now() - made.at > 21 * DAY || now() - made.used > 6 * DAY);
    if (made === undefined || ended) made = { at: now(), used: now(), browser: make() };
    made.used = now();
    return made.browser;
  };
}

async function signedIn(ctx: Context, userId: string | undefined): Promise<Browser> {
  if (userId === undefined) return { cookies: new Map() };
  const { name, value } = await sessionCookieFor(ctx.db, userId);
  return { cookies: new Map([[name, value]]) };
}

/** Stored as it is: that keys are made well is asked elsewhere, and each life needs several. */
async function keyOf({ db, now }: Context, userId: string | undefined): Promise<string | undefined> {
  if (userId === undefined) return undefined;
  const secret = `cmp_${randomBytes(32).toString("base64url")}`;
  const scopes = ["meetings:read" as const, "meetings:write" as const, "bookings:write" as const, "chat" as const];
  const key = { id: newId(), userId, label: "Simulation", scopes, hash: hashOf(secret), createdAt: new Date(now()) };
  await db.apiKey.createMany({ data: [key] });
  return secret;
}

function userOf(ctx: Context, script: Script, who: Who, id: string, practiceId: string) {
  const counselor = [HOST, STRANGER, ...COLLEAGUES].includes(who);
  const settings = script.people[who] ?? { locale: "en", timeZone: "UTC", updateMails: "without_calendar" as const };
  const now = new Date(ctx.now());
  return {
    id,
    email: emailOf(who),
    emailVerifiedAt: who === "uma" ? null : now,
    name: nameOf(who),
    role: counselor ? ("counselor" as const) : ("client" as const),
    ...settings,
    practiceId: counselor ? practiceId : null,
    defaultDisclosure: "neutral" as const,
    defaultReminders: "both" as const,
    createdAt: now,
  };
}
