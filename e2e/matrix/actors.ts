import { randomUUID } from "node:crypto";
import type { APIRequestContext } from "@playwright/test";
import pg from "pg";
import { z } from "zod";
import { askWith, bearer, type Headers, makeKey, makePerson, meetingBody, meetingIn, sessionOf } from "@/e2e/pages/api";
import type { Admin } from "@/e2e/pages/fixtures";
import { linkMailedTo } from "@/e2e/pages/guest";
import type { Mailbox } from "@/e2e/pages/mailbox";

/** docs/design/security.md#2, by the names that it gives the actors; XG: guest whose invitation was taken back, CH: host who was closed. */
export const ACTORS = ["AN", "OU", "EX", "XG", "CH", "KO", "P", "RC", "II", "EG", "H", "KR", "KW", "KC", "KB"] as const;
export type ActorName = (typeof ACTORS)[number];

/** Those who may not know that the meeting exists. */
export const OUTSIDERS = ["AN", "OU", "EX", "XG", "CH", "KO"] as const satisfies readonly ActorName[];

type World = {
  readonly admin: Admin;
  readonly request: APIRequestContext;
  readonly mailbox: Mailbox;
  readonly databaseUrl: string;
  readonly origin: string;
};

export type Scene = {
  readonly actors: Readonly<Record<ActorName, Headers>>;
  /** What stands in place of each variable part of an address. */
  readonly parts: Readonly<Record<string, string>>;
  readonly meetingId: string;
  /** That of our own pages. */
  readonly origin: string;
  readonly hostId: string;
  /** Texts that only who may know of the meeting sees. */
  readonly marks: readonly string[];
};

/** A meeting with everybody who may stand in some relation to it. */
export async function everybody(world: World): Promise<Scene> {
  const { admin, request, databaseUrl } = world;
  const hostName = `Host ${randomUUID()}`;
  const [host, closed, client, colleague, joined, stranger, removed] = await Promise.all([
    named(admin, hostName),
    named(admin, "Closed Host"),
    makePerson(admin, "client"),
    ...Array.from({ length: 4 }, () => makePerson(admin)),
  ]);
  if (!host || !closed || !client || !colleague || !joined || !stranger || !removed)
    throw new Error("Someone is missing.");
  const relationship = await admin("relationship", "create", "--counselor", host.email, "--client", client.email);
  const [guest, former] = [`${randomUUID()}@guests.example`, `${randomUUID()}@guests.example`];
  const keys = await keysOf(admin, host, stranger);
  const ask = askWith(request, keys.KW);
  const title = `Canary ${randomUUID()}`;
  const all = [colleague.email, removed.email, guest, former];
  const body = meetingBody({ title, description: title, relationshipId: relationship.id, inviteeEmails: all });
  const meeting = await meetingIn(await ask("POST", "/api/v1/meetings", { body }));
  const links = { EG: await linkMailedTo(world.mailbox, guest), XG: await linkMailedTo(world.mailbox, former) };
  const cookies = { EG: await guestCookie(links.EG), XG: await guestCookie(links.XG) };
  await ask("PATCH", `/api/v1/meetings/${meeting.id}`, { body: { inviteeEmails: [colleague.email, guest] } });
  const slug = await joinAs(databaseUrl, meeting.id, joined.id);
  const closedHost = await sessionOf(admin, closed);
  await admin("user", "deactivate", "--email", closed.email);
  const [RC, II, P, OU, EX, H] = await Promise.all(
    [client, colleague, joined, stranger, removed, host].map((person) => sessionOf(admin, person)),
  );
  if (!RC || !II || !P || !OU || !EX || !H) throw new Error("Someone is missing.");
  const inviteeId = meeting.invitees.find(({ email }) => email === guest)?.id ?? "";
  const { apiKeyId, ...headers } = keys;
  return {
    actors: { AN: {}, RC, II, P, OU, EX, H, CH: closedHost, ...cookies, ...headers },
    parts: {
      id: meeting.id,
      inviteeId,
      slug,
      proposalId: randomUUID(),
      token: "x".repeat(43),
      apiKeyId,
      relationshipId: z.string().parse(relationship.id),
    },
    meetingId: meeting.id,
    origin: world.origin,
    hostId: host.id,
    marks: [title, hostName, guest],
  };
}

async function named(admin: Admin, name: string) {
  const email = `${randomUUID()}@people.example`;
  const { id } = await admin("user", "create", "--email", email, "--name", name, "--role", "counselor");
  return { id: z.string().parse(id), email };
}

async function keysOf(admin: Admin, host: { id: string; email: string }, other: { id: string; email: string }) {
  const key = async (owner: typeof host, scopes: string) => bearer((await makeKey(admin, owner, scopes)).secret);
  const { id: apiKeyId } = await makeKey(admin, host);
  return {
    apiKeyId,
    KR: await key(host, "meetings:read"),
    KW: await key(host, "meetings:read,meetings:write"),
    KC: await key(host, "chat"),
    KB: await key(host, "bookings:write"),
    KO: await key(other, "meetings:read,meetings:write"),
  };
}

async function guestCookie(link: string): Promise<Headers> {
  const answer = await fetch(link, { redirect: "manual" });
  const cookies = answer.headers.getSetCookie().map((cookie) => cookie.split(";")[0] ?? "");
  return { Cookie: cookies.join("; ") };
}

/** Comes in by the join link without an invitation. @returns the slug of that link */
async function joinAs(connectionString: string, meetingId: string, userId: string): Promise<string> {
  const db = new pg.Client({ connectionString });
  await db.connect();
  const words = "insert into participants (id, meeting_id, user_id, joined_at) values ($1, $2, $3, now())";
  await db.query(words, [randomUUID(), meetingId, userId]);
  const { rows } = await db.query("select slug from meeting_links where meeting_id = $1", [meetingId]);
  await db.end();
  return z.string().parse(rows[0]?.slug);
}
