import type { PoolClient } from "pg";
import { type AppError, refusal } from "@/lib/errors";

const READ_ONLY = "25006";
const RETRY_SECONDS = 5;
/** A deadlock, what could not be brought into an order with others, and Prisma's name for both. */
const GIVEN_WAY = /^(40P01|40001|P2034)$/;

/** SQLSTATEs of a server that goes, comes or is gone (08…, 57P01–57P03), errors of the network, and Prisma's names for them. */
const GONE =
  /^(08...|57P0[123]|P1001|P1017|ECONNREFUSED|ECONNRESET|ENOTFOUND|EAI_AGAIN|ETIMEDOUT|EPIPE|EHOSTUNREACH|ENETUNREACH)$/;
/** What `pg` says without a code. */
const GONE_WORDS = /^(timeout exceeded when trying to connect|Connection terminated)/;

/** The refusal for what a database threw that cannot be written or does not answer just now; undefined for anything else. */
export function outageIn(error: unknown): AppError | undefined {
  if (isReadOnly(error)) {
    const sentence = "The calendar cannot be changed right now. Nothing was stored. Try again in a moment.";
    return refusal("unavailable", "read_only", sentence, RETRY_SECONDS);
  }
  if (isGivenWay(error)) {
    const sentence = "Others were changing the same at this moment. Nothing was stored. Try again in a moment.";
    return refusal("unavailable", "given_way", sentence, 1);
  }
  const isGone = codesOf(error).some((code) => GONE.test(code));
  if (!isGone && !(error instanceof Error && GONE_WORDS.test(error.message))) return undefined;
  return refusal(
    "unavailable",
    "no_answer",
    "The calendar does not answer right now. Try again in a moment.",
    RETRY_SECONDS,
  );
}

/** Whether the database refused a change because it takes none just now, as a standby does and during maintenance. */
export function isReadOnly(error: unknown): boolean {
  return codesOf(error).includes(READ_ONLY);
}

/** Whether PostgreSQL ended a transaction, of which nothing is stored, so that another one could go on. */
export function isGivenWay(error: unknown): boolean {
  return codesOf(error).some((code) => GIVEN_WAY.test(code));
}

/** Carries out a change that comes with reading, and does without it where the database takes none. */
export async function unlessReadOnly(change: () => Promise<unknown>): Promise<void> {
  await change().catch((error: unknown) => {
    if (!isReadOnly(error)) throw error;
  });
}

/** A connection that leads to a database without changes is closed after its transaction: the next one may lead to the new primary. */
export function closeWhenReadOnly(client: PoolClient): void {
  const query = client.query.bind(client);
  client.query = ((...words: unknown[]) => {
    // Safe: everything is passed on as it came.
    const answer: unknown = (query as (...words: unknown[]) => unknown)(...words);
    if (answer instanceof Promise) answer.catch((error: unknown) => isReadOnly(error) && closeAtRelease(client));
    return answer;
  }) as PoolClient["query"]; // Safe: the same signatures, for the same reason.
}

function closeAtRelease(client: PoolClient): void {
  const release = client.release.bind(client);
  client.release = () => release(true);
}

/** The codes of an error of `pg`, or of Prisma's with the one beneath it. */
function codesOf(error: unknown): string[] {
  const beneath = memberOf(memberOf(memberOf(error, "meta"), "driverAdapterError"), "cause");
  const codes = [memberOf(error, "code"), memberOf(beneath, "originalCode")];
  return codes.filter((code) => typeof code === "string");
}

function memberOf(value: unknown, name: string): unknown {
  return typeof value === "object" && value !== null ? Reflect.get(value, name) : undefined;
}
