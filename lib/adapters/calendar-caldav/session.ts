import { type DAVResponse, davRequest } from "tsdav";
import { CalendarError } from "@/lib/adapters/calendar";
import { caldavRefusal, caldavUnanswered, calendarRefusal } from "@/lib/adapters/calendar-caldav/failure";
import { readMultistatus } from "@/lib/adapters/calendar-caldav/multistatus";
import type { Resolve } from "@/lib/adapters/network/guarded-agent";
import { guardedFetch } from "@/lib/adapters/network/guarded-fetch";
import type { Reach } from "@/lib/adapters/network/public-address";

export type CaldavSettings = {
  /** Which servers may be connected to. */
  readonly reach: Reach;
  /** For each request. */
  readonly timeoutSeconds: number;
  /** The present instant in epoch milliseconds. */
  readonly now: () => number;
  readonly resolve?: Resolve;
};

/** What every call of tsdav takes: how to ask, and as whom. */
export type CaldavSession = { readonly fetch: typeof fetch; readonly headers: Record<string, string> };

type Xml = Record<string, unknown>;

const WRITES = new Set(["PUT", "DELETE", "MOVE"]);

/**
 * One account at one server. Every request throws a `CalendarError` where there is no answer or one that says nothing
 * about what was asked. A password that was refused once is not tried again: servers lock accounts that guess.
 */
export function caldavSession(settings: CaldavSettings, login: { username: string; password: string }): CaldavSession {
  const plain = guardedFetch(settings);
  let refused = false;

  const ask: typeof fetch = async (input, init) => {
    if (refused) throw new CalendarError("broken", "access_refused");
    const writes = WRITES.has(init?.method ?? "GET");
    const answer = await plain(input, init).catch((error: unknown) => {
      throw caldavUnanswered(error, writes);
    });
    refused = answer.status === 401;
    const refusal = caldavRefusal(answer, writes, settings.now());
    if (refusal) throw refusal;
    return answer;
  };
  const basic = Buffer.from(`${login.username}:${login.password}`).toString("base64");
  return { fetch: ask, headers: { authorization: `Basic ${basic}` } };
}

const namespaces = {
  "xmlns:d": "DAV:",
  "xmlns:c": "urn:ietf:params:xml:ns:caldav",
  "xmlns:cs": "http://calendarserver.org/ns/",
};

type DavQuestion = {
  readonly method: "REPORT" | "PROPFIND";
  readonly depth: "0" | "1";
  readonly body: readonly [name: string, content: Xml];
  /** A longer answer is none. */
  readonly mostCharacters?: number;
};

/** A REPORT or PROPFIND and what the server says of each resource (RFC 4918 §13). The answer's own status comes first. */
export async function davAnswers(
  session: CaldavSession,
  url: string,
  { method, depth, body, mostCharacters = Number.POSITIVE_INFINITY }: DavQuestion,
): Promise<{ status: number; responses: DAVResponse[]; unread: number; syncToken: string | null }> {
  const [name, content] = body;
  let text = "";
  const fetch: typeof globalThis.fetch = async (input, init) => {
    const answer = await session.fetch(input, init);
    if (/xml/i.test(answer.headers.get("content-type") ?? "")) text = await answer.text();
    return new Response(null, { status: answer.status });
  };
  const [asked] = await davRequest({
    url,
    init: { method, headers: { depth, ...session.headers }, body: { [name]: { _attributes: namespaces, ...content } } },
    fetch,
  });
  if (text.length > mostCharacters) throw new CalendarError("permanent", "answer_too_long");
  const { responses, unread, frame } = await readMultistatus(text);
  const nothing = { responses: [], unread: 0, syncToken: null };
  if (!asked?.ok) return { status: asked?.status ?? 0, ...nothing };
  // Whatever its status says, what came is no list of resources.
  if (frame === undefined) return { status: 200, ...nothing };
  return { status: 207, responses, unread, syncToken: davTextOf(member(frame, "syncToken")) };
}

/**
 * A REPORT or PROPFIND that an existing, accessible calendar never refuses. @throws CalendarError `permanent` when it
 * is refused all the same
 */
export async function davResponses(
  ...asked: Parameters<typeof davAnswers>
): Promise<{ responses: DAVResponse[]; unread: number }> {
  const { status, responses, unread } = await davAnswers(...asked);
  if (status === 207) return { responses, unread };
  // A web page in place of an answer, as of a login in between.
  if (status >= 200 && status < 300) throw new CalendarError("temporary", "unexpected_answer");
  throw calendarRefusal(status);
}

/** The text of a property, which tsdav gives as text, number or CDATA; null for none. */
export function davTextOf(value: unknown): string | null {
  const text = member(value, "_cdata") ?? value;
  return typeof text === "string" || typeof text === "number" ? String(text) : null;
}

/** An entity tag as If-Match wants it: some servers leave out the quotes, and proxies that compress call it weak. */
export function davEtagOf(value: unknown): string | null {
  const text = davTextOf(value)?.trim().replace(/^W\//, "");
  if (!text) return null;
  return text.startsWith('"') ? text : `"${text}"`;
}

export function member(of: unknown, name: string): unknown {
  return typeof of === "object" && of !== null ? Reflect.get(of, name) : undefined;
}
