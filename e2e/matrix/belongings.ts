import { randomBytes, randomUUID } from "node:crypto";
import pg from "pg";
import { z } from "zod";
import type { Scene } from "@/e2e/matrix/actors";
import { askWith } from "@/e2e/pages/api";
import { expect } from "@/e2e/pages/fixtures";

/** What a forged call would change, by what says whose it is: what outcomes of emails change by themselves is left out. */
const OF_MEETING = {
  meetings: "id = $1",
  meeting_contents: "meeting_id = $1",
  meeting_links: "meeting_id = $1",
  invitations: "meeting_id = $1",
  time_proposals: "invitation_id in (select id from invitations where meeting_id = $1)",
  delegate_requests: "invitation_id in (select id from invitations where meeting_id = $1)",
  participants: "meeting_id = $1",
  messages: "conversation_id in (select id from conversations where meeting_id = $1)",
  history: "meeting_id = $1",
} as const;
const OF_HOST = {
  users: "id = $1",
  relationships: "counselor_id = $1",
  api_keys: "user_id = $1",
  passkeys: "user_id = $1",
  notifications: "user_id = $1",
  push_subscriptions: "user_id = $1",
  calendar_connections: "user_id = $1",
  sessions: "user_id = $1 and revoked_at is null",
} as const;
/** Changes of these are no act: deliveries going on, and a session being used. */
const MOVING = ["queued_revision", "notified_revision", "sending_delivery_id", "sending_until", "last_used_at"];

/** Gives the host what a forged call could be about: a proposal, a notification, a calendar. @returns their ids, by the names of `ActionRow` */
export async function giveHostBelongings(
  scene: Scene,
  connectionString: string,
  request: Parameters<typeof askWith>[0],
) {
  const { RC } = scene.actors;
  const ask = askWith(request, { ...RC, Origin: scene.origin });
  const proposed = await ask("POST", `/api/v1/meetings/${scene.meetingId}/proposals`, {
    body: { startsAt: ["2031-03-11T09:00:00Z"] },
  });
  expect(proposed.status()).toBe(201);
  return withDatabase(connectionString, async (db) => {
    const connectionId = randomUUID();
    await db.query(
      `insert into calendar_connections (id, user_id, provider, state, broken_reason, account, sealed_credentials, calendar_id, created_at)
       values ($1, $2, 'caldav', 'broken', 'access_denied', 'forged', $3, 'x', now())`,
      [connectionId, scene.hostId, randomBytes(40)],
    );
    const one = async (words: string, id: string) =>
      z
        .object({ id: z.string() })
        .optional()
        .parse((await db.query(words, [id])).rows[0])?.id;
    const notification = () => one("select id from notifications where user_id = $1 limit 1", scene.hostId);
    await expect.poll(notification).toBeTruthy();
    // What the worker still has to say of the meeting would change rows while others act.
    const announced = "select id from meetings where id = $1 and announce_at is null";
    await expect.poll(() => one(announced, scene.meetingId), { timeout: 30_000 }).toBeTruthy();
    const proposal =
      "select p.id from time_proposals p join invitations i on i.id = p.invitation_id where i.meeting_id = $1";
    return {
      connectionId,
      proposalId: (await one(proposal, scene.meetingId)) ?? "",
      notificationId: (await notification()) ?? "",
      sessionId: (await one("select id from sessions where user_id = $1", scene.hostId)) ?? "",
    };
  });
}

/** Everything of the meeting and its host that somebody's act could change, as text to compare. */
export function belongingsNow(
  { meetingId, hostId }: Scene,
  connectionString: string,
): Promise<Record<string, unknown>> {
  return withDatabase(connectionString, async (db) => {
    const read = async ([table, where]: [string, string], id: string) => {
      const rows = `select r.row from (select to_jsonb(t) - $2::text[] as row from ${table} t where ${where}) r order by r.row::text`;
      return [table, (await db.query(rows, [id, MOVING])).rows] as const;
    };
    const all = [];
    for (const entry of Object.entries(OF_MEETING)) all.push(await read(entry, meetingId));
    for (const entry of Object.entries(OF_HOST)) all.push(await read(entry, hostId));
    return Object.fromEntries(all);
  });
}

async function withDatabase<T>(connectionString: string, act: (db: pg.Client) => Promise<T>): Promise<T> {
  const db = new pg.Client({ connectionString });
  await db.connect();
  try {
    return await act(db);
  } finally {
    await db.end();
  }
}
