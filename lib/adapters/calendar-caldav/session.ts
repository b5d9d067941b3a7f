import { type DAVResponse, davRequest } from "tsdav";
import { CalendarError } from "@/lib/adapters/calendar";
import { caldavRefusal, caldavUnanswered, calendarRefusal } from "@/lib/adapters/calendar-caldav/failure";
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

/** A REPORT or PROPFIND and what the server says of each resource (RFC 4918 §13). The answer's own status comes first. */
export async function davAnswers(
  session: CaldavSession,
  url: string,
  { method, depth, body }: { method: "REPORT" | "PROPFIND"; depth: "0" | "1"; body: [name: string, content: Xml] },
): Promise<{ status: number; responses: DAVResponse[]; syncToken: string | null }> {
  const [name, content] = body;
  const answers = await davRequest({
    url,
    init: { method, headers: { depth, ...session.headers }, body: { [name]: { _attributes: namespaces, ...content } } },
    fetch: session.fetch,
  });
  const multistatus = member(answers[0]?.raw, "multistatus");
  if (multistatus === undefined) return { status: answers[0]?.status ?? 0, responses: [], syncToken: null };
  const responses = answers.filter(({ href }) => href !== undefined);
  return { status: 207, responses, syncToken: davTextOf(member(multistatus, "syncToken")) };
}

/**
 * A REPORT or PROPFIND that an existing, accessible calendar never refuses. @throws CalendarError `permanent` when it
 * is refused all the same
 */
export async function davResponses(...asked: Parameters<typeof davAnswers>): Promise<DAVResponse[]> {
  const { status, responses } = await davAnswers(...asked);
  if (status === 207) return responses;
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
