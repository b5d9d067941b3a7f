import { Client } from "pg";
import { afterAll, expect, test } from "vitest";
import { testDatabaseUrl } from "@/lib/testing/database";
import { databaseOn, onServer } from "@/lib/testing/postgres-server";
import { readSchema, scriptToReach } from "@/scripts/database/schema-script";
import { differences, structureOf } from "@/scripts/database/testing/structure";

const name = "made_from_the_schema";
const madeFromSchema = databaseOn(testDatabaseUrl(), name);

afterAll(() => onServer(testDatabaseUrl(), `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`));

test("the migrations make what the schema says, and besides only what it cannot say", async () => {
  expect(await scriptToReach(await readSchema(), testDatabaseUrl())).toBe("");
  expect(await differencesTo(await readSchema())).toEqual(WHAT_THE_SCHEMA_CANNOT_SAY);
});

test("whatever is edited in the schema without a migration is seen", async () => {
  const edited = EDITS.reduce(
    (schema, [, before, after]) => {
      expect(schema).toContain(before);
      return schema.replace(before, after);
    },
    await readSchema(),
  );
  expect(await scriptToReach(edited, testDatabaseUrl())).not.toBe("");
  const seen = (await differencesTo(edited)).filter((one) => !WHAT_THE_SCHEMA_CANNOT_SAY.includes(one));
  expect(seen).toEqual(EDITS.map(([what]) => what).sort());
});

/** Makes a database of `schema` alone and compares it with the one that the migrations made. */
async function differencesTo(schema: string): Promise<string[]> {
  await onServer(testDatabaseUrl(), `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`, `CREATE DATABASE ${name}`);
  const script = await scriptToReach(schema, madeFromSchema);
  const client = new Client({ connectionString: madeFromSchema });
  await client.connect();
  await client.query(script).finally(() => client.end());
  return differences(await structureOf(testDatabaseUrl()), await structureOf(madeFromSchema));
}

const EDITS = [
  ["column invitations.address_only", "revealed_at IS NULL", "responded_at IS NULL"],
  [
    "column invitations.mood",
    "  note              String?",
    "  note              String?\n  mood              String?",
  ],
  ["column sign_in_challenges.tries", "tries        Int ", "tries        BigInt "],
  ["column users.default_minutes", "@default(50)", "@default(45)"],
  ["column meetings.description", "description          String?", "description          String"],
  ["index meetings_updated_at_idx", "  @@index([updatedAt])\n", ""],
  ["enum role", "  counselor\n", "  counselor\n  guide\n"],
  [
    "constraint users_practice_id_fkey",
    "(fields: [practiceId], references: [id])",
    "(fields: [practiceId], references: [id], onDelete: Cascade)",
  ],
] as const;

const WHAT_THE_SCHEMA_CANNOT_SAY: string[] = [
  "constraint calendar_connections_broken_with_reason",
  "constraint calendar_events_unconnected_is_skipped",
  "constraint invitations_kind_has_user",
  "constraint meetings_call_is_https",
  "constraint meetings_cancelled_with_instant",
  "constraint meetings_ends_after_start",
  "constraint meetings_sequence_not_negative",
  "constraint messages_have_an_author",
  "constraint messages_position_from_one",
  "constraint stored_mails_one_owner",
  "constraint time_proposals_closed_with_instant",
  "constraint time_proposals_one_or_two",
  "constraint users_default_minutes_check",
  "function fill_relationship",
  "function move_call",
  "function note_live_end",
  "function note_live_meeting",
  "function note_live_messages",
  "function note_live_notification",
  "function note_live_notifications",
  "function note_live_participants",
  "function refuse_access_change",
  "function refuse_history_change",
  "function refuse_history_rewrite",
  "index calendar_events_unconnected_key",
  "index deliveries_delayed_idx",
  "index deliveries_queued_idx",
  "index history_reports_idx",
  "index invitations_current_email_key",
  "index invitations_current_user_key",
  "index notifications_one_unread_of_messages",
  "index provider_events_waiting_idx",
  "index relationships_active_email_key",
  "index relationships_active_key",
  "index time_proposals_open_key",
  "trigger accesses_append_only",
  "trigger accesses_no_truncate",
  "trigger api_keys_live",
  "trigger history_append_only",
  "trigger history_no_rewrite",
  "trigger history_no_truncate",
  "trigger invitations_move_call",
  "trigger meetings_called_live",
  "trigger meetings_changed_live",
  "trigger meetings_scheduled_live",
  "trigger messages_live",
  "trigger notifications_live",
  "trigger notifications_renewed_live",
  "trigger participants_live",
  "trigger relationships_filled",
  "trigger sessions_live",
];
