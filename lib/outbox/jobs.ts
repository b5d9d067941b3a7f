import { z } from "zod";

/** How often the message could not be made before, because of a bug of ours (lib/effects/render-error.ts). */
const renderTries = z.int().positive().optional();

/** The closed list of what can be queued in a transaction, with the payload of each. */
export const jobPayloads = {
  /** Bring one delivery's mail to the provider. */
  "send-mail": z.strictObject({ deliveryId: z.uuid(), renderTries }),
  /** Bring what the invitees have been told up to the present state of the meeting. */
  announce: z.strictObject({ meetingId: z.uuid() }),
  /** Remind those who are invited to a meeting, if it still starts then (epoch milliseconds). */
  remind: z.strictObject({
    meetingId: z.uuid(),
    kind: z.enum(["day_before", "ten_minutes_before"]),
    startsAt: z.int(),
  }),
  /** Bring what one connected calendar holds of a meeting up to the meeting's present state. */
  "sync-calendar": z.strictObject({ meetingId: z.uuid(), connectionId: z.uuid() }),
  /** Bring what has happened in one connected calendar to the meetings that it holds. */
  "read-calendar": z.strictObject({ connectionId: z.uuid() }),
  /** Bring the example mail of a template to the admin who asked for it. */
  "send-test-mail": z.strictObject({
    testId: z.uuid(),
    userId: z.uuid(),
    key: z.string(),
    locale: z.string(),
    askedAt: z.int(),
    renderTries,
  }),
  /** Bring the mail of one request to prove an address, to sign in or to join a conversation, to the provider. */
  "send-sign-in": z.strictObject({ challengeId: z.uuid(), renderTries }),
  /** Notify an account's owner of what changed who gets in. */
  "send-account-notice": z.strictObject({ eventId: z.uuid(), renderTries }),
  /** Bring the email that invites somebody to have an account to the provider. */
  "send-account-invitation": z.strictObject({ invitationId: z.uuid(), renderTries }),
  /** Take a mail that came in for an invitee's answer, if it is one. */
  "receive-reply": z.strictObject({ eventId: z.string().min(1).max(255) }),
  /** Give an address fresh links to what it is invited to. */
  "send-fresh-links": z.strictObject({ requestId: z.uuid() }),
  /** Email those who have not read what was written in a meeting's conversation. */
  "notify-unread": z.strictObject({ meetingId: z.uuid() }),
  /** Email the code that opens a room to an address that was given at its door, if it is invited there. */
  "send-door-code": z.strictObject({ requestId: z.uuid() }),
  /** Bring one notification to one browser that asked to be told. */
  "send-push": z.strictObject({ notificationId: z.uuid(), subscriptionId: z.uuid(), renderTries }),
} as const;

export type JobName = keyof typeof jobPayloads;
export type Payload<Name extends JobName> = z.infer<(typeof jobPayloads)[Name]>;

/**
 * `key` is the job's id: the same job queued twice is one job. Not carried out before `startAfter`. Of those that are due, the
 * ones with an earlier `turn` begin first.
 */
export type Job = {
  [Name in JobName]: { name: Name; key: string; payload: Payload<Name>; startAfter?: Date; turn?: number };
}[JobName];

export const jobNames = Object.keys(jobPayloads) as JobName[]; // Safe: the keys of a literal that nobody extends.

/** How carrying out a job ended; `again` is the job that takes its place later. A throw means: try again. */
export type Outcome = { kind: "done" } | { kind: "skipped"; reason: string; again?: Job };

/** What carries out each job, with what its process is made of. Throwing means: try again, but for `PermanentError`. */
export type JobHandlers<Effects> = {
  readonly [Name in JobName]: (effects: Effects, payload: Payload<Name>) => Promise<Outcome>;
};

export const done: Outcome = { kind: "done" };

export function skipped(reason: string, again?: Job): Outcome {
  return { kind: "skipped", reason, ...(again && { again }) };
}

/** Thrown by an effect when trying again cannot help. */
export class PermanentError extends Error {
  override readonly name = "PermanentError";
}
