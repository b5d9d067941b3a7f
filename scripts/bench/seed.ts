import { Client } from "pg";

/** Secret of the API key of the one host whose calls are measured. */
export const BENCH_KEY = `cmp_${"b".repeat(43)}`;

const MEMBERS = 3200;

/** Address of one of the clients who have accounts, any number of them in turn. */
export function memberAddress(index: number): string {
  return `client${index % MEMBERS}@bench.example`;
}

/**
 * A host with a key, and meetings of a hundred other hosts, so that tables and indexes are as large as in use; vacuumed and
 * analyzed before the product opens its pool, else plans of near-empty tables are kept.
 */
export async function seed(databaseUrl: string, meetings: number): Promise<void> {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    for (const statement of statements(meetings)) await client.query(statement);
    await client.query("vacuum analyze");
  } finally {
    await client.end();
  }
}

function statements(count: number): string[] {
  return [
    `insert into users (id, email, email_verified_at, name, role, time_zone)
     select md5('host' || n)::uuid, 'host' || n || '@bench.example', now(), 'Host ' || n, 'counselor', 'Europe/Berlin' from generate_series(0, 100) n`,
    `insert into users (id, email, email_verified_at, name, role, time_zone)
     select md5('client' || n)::uuid, 'client' || n || '@bench.example', now(), 'Client ' || n, 'client', 'Europe/Berlin' from generate_series(0, ${MEMBERS - 1}) n`,
    `insert into api_keys (id, user_id, label, hash, scopes, created_at, last_used_at)
     select md5('key')::uuid, md5('host0')::uuid, 'Bench', sha256('${BENCH_KEY}'), array['meetings:read', 'meetings:write'], now(), now()`,
    `insert into meetings (id, host_id, kind, origin, title, starts_at, ends_at, time_zone, location_type, disclosure, uid, skip_invitation_emails, created_at, updated_at)
     select md5('meeting' || n)::uuid, md5('host' || 1 + n % 100)::uuid, 'scheduled', 'host', 'Talk', t, t + interval '1 hour', 'Europe/Berlin', 'video', 'neutral',
            n || '@bench.example', false, now(), now()
       from generate_series(1, ${count}) n, lateral (select timestamptz '2031-01-01' + n * interval '7 minutes' as t) at`,
    "insert into meeting_links (meeting_id, slug) select id, md5('slug' || id) from meetings",
    "insert into meeting_contents (meeting_id, revision, content) select id, 1, '{}' from meetings",
    "insert into conversations (id, meeting_id, created_at) select md5('talk' || id)::uuid, id, now() from meetings",
    `insert into invitations (id, meeting_id, kind, email, by_address, token_hash, position, created_at)
     select md5('guest' || m.id || n)::uuid, m.id, 'external', 'guest' || n || '@bench.example', true, sha256((m.id::text || n)::bytea), n, now()
       from meetings m, generate_series(1, 3) n`,
    `insert into deliveries (id, meeting_id, invitation_id, channel, template, state, sequence, revision, created_at, at)
     select md5('mail' || id)::uuid, meeting_id, id, 'email', 'scheduled_meeting_invitation', 'sent', 0, 1, now(), now() from invitations`,
  ];
}
