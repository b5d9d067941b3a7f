import type { Actor, Context } from "@/lib/context";
import type { User } from "@/lib/db/generated/client";
import { newId } from "@/lib/ids";
import type { Limits } from "@/lib/limits";
import {
  type ScheduleMeetingBody,
  type ScheduleMeetingInput,
  scheduleMeetingInput,
} from "@/lib/meetings/schedule/schedule-meeting-input";
import { secretsOf } from "@/lib/secrets";
import { testDb } from "@/lib/testing/database";
import type { ReadBusyTimes } from "@/lib/time/busy-time";

/** The key that every test seals and derives with. */
export const testSecrets = secretsOf(Buffer.alloc(32, 7));

export const testAppUrl = "https://meet.example";

type UserWishes = Partial<Omit<User, "id" | "emailVerifiedAt" | "workingHours">> & { verified?: boolean };

/** A counselor in Berlin with a verified address of their own, unless wished otherwise. */
export function makeUser({ verified = true, ...wishes }: UserWishes = {}): Promise<User> {
  const id = newId();
  return testDb().user.create({
    data: {
      id,
      email: `${id}@people.example`,
      emailVerifiedAt: verified ? new Date() : null,
      name: "Dana Whitfield",
      role: "counselor",
      timeZone: "Europe/Berlin",
      ...wishes,
    },
  });
}

export function makePractice(name = "Linden Practice"): Promise<{ id: string; name: string }> {
  return testDb().practice.create({ data: { id: newId(), name } });
}

/** An active relationship, unless `status` says otherwise. */
export function makeRelationship(counselor: { id: string }, client: { id: string }, status?: "active" | "ended") {
  return testDb().relationship.create({
    data: { id: newId(), counselorId: counselor.id, clientId: client.id, ...(status && { status }) },
  });
}

/** What the user's own browser could ask with, unless `wishes` replace a part: another actor, a clock that stands still. */
export function contextOf(user: Pick<User, "id" | "role">, wishes: Partial<Context> = {}): Context {
  return { ...contextAs({ kind: "user", userId: user.id, role: user.role }), ...wishes };
}

/** A context for any actor: `{ kind: "system" }`, a guest, an API key. */
export function contextAs(actor: Actor): Context {
  return {
    actor,
    db: testDb(),
    now: () => Date.now(),
    requestId: newId(),
    appUrl: testAppUrl,
    platformEmail: "meetings@compath.example",
    replyDomain: undefined,
    announceDelaySeconds: 0,
    secrets: testSecrets,
    limits: generousLimits,
    readBusyTimes: noCalendars,
  };
}

/** A parsed body: 10 March 2027, 16:00 to 17:00 in Berlin, by video, with nobody invited, unless `overrides` say otherwise. */
export function scheduleInput(overrides: Partial<ScheduleMeetingBody> = {}): ScheduleMeetingInput {
  const instant = overrides.kind === "instant";
  return scheduleMeetingInput.parse({
    title: "First conversation",
    ...(instant ? {} : { startsAt: "2027-03-10T16:00:00+01:00", durationMinutes: 60 }),
    timeZone: "Europe/Berlin",
    ...overrides,
  });
}

const noCalendars: ReadBusyTimes = async () => ({ connected: false, busy: [], unread: [] });

const generousLimits: Limits = {
  policyOf: () => ({ limit: 1_000_000, windowSeconds: 60 }),
  spend: async (_limit, _key, points) => ({
    limit: 1_000_000,
    remaining: 1_000_000 - points,
    resetSeconds: 60,
    windowSeconds: 60,
  }),
};
