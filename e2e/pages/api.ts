import { randomUUID } from "node:crypto";
import type { APIRequestContext, APIResponse } from "@playwright/test";
import { z } from "zod";
import type { Admin } from "@/e2e/pages/fixtures";
import { changedMeetingSchema, meetingSchema } from "@/lib/web/openapi/meeting-schema";
import { problemSchema } from "@/lib/web/openapi/problem-schema";

export type Person = { id: string; email: string };
export type Headers = Record<string, string>;
type Sent = { headers?: Headers; body?: unknown; raw?: Buffer };

/** Asks the API as one caller: `ask("POST", "/api/v1/meetings", { body })`. Redirects are not followed. */
export type Ask = (method: string, path: string, sent?: Sent) => Promise<APIResponse>;

/** A meeting in 2031 with nobody invited, unless `wishes` say otherwise. */
export function meetingBody(wishes: Record<string, unknown> = {}) {
  return { title: "Talk", startsAt: "2031-03-10T15:00:00Z", durationMinutes: 50, timeZone: "Europe/Berlin", ...wishes };
}

export function askWith(request: APIRequestContext, identity: Headers = {}): Ask {
  return (method, path, { headers = {}, body, raw } = {}) => {
    const data = raw ?? (body === undefined ? undefined : Buffer.from(JSON.stringify(body)));
    const type: Headers = data === undefined ? {} : { "Content-Type": "application/json" };
    return request.fetch(path, {
      method,
      headers: { ...type, ...identity, ...headers },
      maxRedirects: 0,
      ...(data === undefined ? {} : { data }),
    });
  };
}

export function bearer(key: string): Headers {
  return { Authorization: `Bearer ${key}` };
}

/** A person of their own for one test, with a verified address. */
export async function makePerson(admin: Admin, role: "counselor" | "client" = "counselor"): Promise<Person> {
  const email = `${randomUUID()}@people.example`;
  const { id } = await admin("user", "create", "--email", email, "--name", "Dana Whitfield", "--role", role);
  return { id: z.string().parse(id), email };
}

/** The secret of a new API key. */
export async function makeKey(admin: Admin, { email }: Person, scopes = "meetings:read,meetings:write") {
  const made = await admin("api-key", "create", "--user", email, "--scopes", scopes);
  return z.object({ id: z.string(), secret: z.string() }).parse(made);
}

export type Host = Person & { key: string; keyId: string };

let shared: Promise<Host> | undefined;

/** A host for tests that do not care what else the host has: one per Playwright worker, because each command takes a second. */
export function anyHost(admin: Admin): Promise<Host> {
  shared ??= makeHost(admin);
  return shared;
}

/** A counselor of their own for one test, with a key that may read and write. */
export async function makeHost(admin: Admin): Promise<Host> {
  const person = await makePerson(admin);
  const { id, secret } = await makeKey(admin, person);
  return { ...person, key: secret, keyId: id };
}

/** The cookie of a session, as a header. */
export async function sessionOf(admin: Admin, { email }: Person): Promise<Headers> {
  const { cookie } = await admin("session", "create", "--user", email);
  return { Cookie: z.string().parse(cookie) };
}

/** Strict: an answer with anything that the document does not describe fails here. */
export async function meetingIn(answer: APIResponse) {
  return meetingSchema.parse(await answer.json());
}

export async function changedMeetingIn(answer: APIResponse) {
  return changedMeetingSchema.parse(await answer.json());
}

/** Status and code of a refusal, with the pointers of its fields: `422 invalid #/title:required`. */
export async function refusalIn(answer: APIResponse): Promise<string> {
  if (!answer.headers()["content-type"]?.startsWith("application/problem+json")) {
    return `${answer.status()} ${answer.headers()["content-type"]}`;
  }
  const { status, code, errors = [] } = problemSchema.parse(await answer.json());
  const fields = errors.map((one) => `${one.pointer}:${one.code}`);
  return [status === answer.status() ? status : `${status} as ${answer.status()}`, code, ...fields].join(" ");
}
