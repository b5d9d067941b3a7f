-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateEnum
CREATE TYPE "role" AS ENUM ('counselor', 'client', 'admin');

-- CreateEnum
CREATE TYPE "disclosure" AS ENUM ('neutral', 'full');

-- CreateEnum
CREATE TYPE "update_mails" AS ENUM ('always', 'without_calendar', 'never');

-- CreateEnum
CREATE TYPE "relationship_status" AS ENUM ('active', 'ended');

-- CreateEnum
CREATE TYPE "meeting_kind" AS ENUM ('scheduled', 'instant');

-- CreateEnum
CREATE TYPE "meeting_origin" AS ENUM ('host', 'booking');

-- CreateEnum
CREATE TYPE "meeting_state" AS ENUM ('scheduled', 'cancelled');

-- CreateEnum
CREATE TYPE "location_type" AS ENUM ('video', 'phone', 'in_person');

-- CreateEnum
CREATE TYPE "invitee_kind" AS ENUM ('client', 'internal', 'external');

-- CreateEnum
CREATE TYPE "invitee_response" AS ENUM ('needs_action', 'accepted', 'declined', 'tentative');

-- CreateEnum
CREATE TYPE "channel" AS ENUM ('email', 'in_app');

-- CreateEnum
CREATE TYPE "delivery_state" AS ENUM ('queued', 'sent', 'delivered', 'delayed', 'bounced', 'complained', 'failed', 'skipped');

-- CreateEnum
CREATE TYPE "calendar_provider" AS ENUM ('google', 'caldav');

-- CreateEnum
CREATE TYPE "calendar_connection_state" AS ENUM ('connected', 'broken');

-- CreateEnum
CREATE TYPE "calendar_event_state" AS ENUM ('pending', 'synced', 'failed', 'skipped');

-- CreateTable
CREATE TABLE "practices" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "practices_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "users" (
    "id" UUID NOT NULL,
    "email" TEXT NOT NULL,
    "email_verified_at" TIMESTAMPTZ(3),
    "name" TEXT NOT NULL,
    "role" "role" NOT NULL,
    "time_zone" TEXT NOT NULL DEFAULT 'UTC',
    "locale" TEXT NOT NULL DEFAULT 'en',
    "practice_id" UUID,
    "default_disclosure" "disclosure" NOT NULL DEFAULT 'neutral',
    "update_mails" "update_mails" NOT NULL DEFAULT 'without_calendar',
    "deactivated_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "users_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "sessions" (
    "id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "sessions_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "sign_in_challenges" (
    "id" UUID NOT NULL,
    "email" TEXT NOT NULL,
    "token_hash" BYTEA NOT NULL,
    "code_hash" BYTEA NOT NULL,
    "return_path" TEXT NOT NULL,
    "locale" TEXT NOT NULL,
    "tries" INTEGER NOT NULL DEFAULT 0,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "consumed_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "sign_in_challenges_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "relationships" (
    "id" UUID NOT NULL,
    "counselor_id" UUID NOT NULL,
    "client_id" UUID NOT NULL,
    "status" "relationship_status" NOT NULL DEFAULT 'active',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "relationships_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "meetings" (
    "id" UUID NOT NULL,
    "host_id" UUID NOT NULL,
    "kind" "meeting_kind" NOT NULL,
    "origin" "meeting_origin" NOT NULL,
    "status" "meeting_state" NOT NULL DEFAULT 'scheduled',
    "title" TEXT NOT NULL,
    "description" TEXT,
    "starts_at" TIMESTAMPTZ(3) NOT NULL,
    "ends_at" TIMESTAMPTZ(3) NOT NULL,
    "time_zone" TEXT NOT NULL,
    "location_type" "location_type" NOT NULL,
    "location_value" TEXT,
    "disclosure" "disclosure" NOT NULL,
    "relationship_id" UUID,
    "uid" TEXT NOT NULL,
    "sequence" INTEGER NOT NULL DEFAULT 0,
    "revision" INTEGER NOT NULL DEFAULT 1,
    "skip_invitation_emails" BOOLEAN NOT NULL,
    "cancelled_at" TIMESTAMPTZ(3),
    "cancel_reason" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "meetings_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "meeting_links" (
    "meeting_id" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "meeting_links_pkey" PRIMARY KEY ("meeting_id")
);

-- CreateTable
CREATE TABLE "invitations" (
    "id" UUID NOT NULL,
    "meeting_id" UUID NOT NULL,
    "kind" "invitee_kind" NOT NULL,
    "user_id" UUID,
    "email" TEXT NOT NULL,
    "name" TEXT,
    "by_address" BOOLEAN NOT NULL,
    "revealed_at" TIMESTAMPTZ(3),
    "response" "invitee_response" NOT NULL DEFAULT 'needs_action',
    "responded_at" TIMESTAMPTZ(3),
    "note" TEXT,
    "token_hash" BYTEA NOT NULL,
    "token_version" INTEGER NOT NULL DEFAULT 0,
    "position" INTEGER NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "removed_at" TIMESTAMPTZ(3),

    CONSTRAINT "invitations_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "participants" (
    "id" UUID NOT NULL,
    "meeting_id" UUID NOT NULL,
    "user_id" UUID,
    "invitation_id" UUID,
    "joined_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "participants_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "conversations" (
    "id" UUID NOT NULL,
    "meeting_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "conversations_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "conversation_members" (
    "conversation_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "joined_at" TIMESTAMPTZ(3) NOT NULL,
    "last_read_at" TIMESTAMPTZ(3),

    CONSTRAINT "conversation_members_pkey" PRIMARY KEY ("conversation_id","user_id")
);

-- CreateTable
CREATE TABLE "messages" (
    "id" UUID NOT NULL,
    "conversation_id" UUID NOT NULL,
    "author_user_id" UUID,
    "invitation_id" UUID,
    "client_id" UUID NOT NULL,
    "body" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "messages_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "notifications" (
    "id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "meeting_id" UUID NOT NULL,
    "revision" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "changes" JSONB NOT NULL DEFAULT '[]',
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "read_at" TIMESTAMPTZ(3),

    CONSTRAINT "notifications_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "templates" (
    "key" TEXT NOT NULL,
    "locale" TEXT NOT NULL,
    "channel" "channel" NOT NULL,
    "enabled" BOOLEAN NOT NULL DEFAULT true,
    "version" INTEGER NOT NULL DEFAULT 1,
    "wording" JSONB,

    CONSTRAINT "templates_pkey" PRIMARY KEY ("channel","key","locale")
);

-- CreateTable
CREATE TABLE "deliveries" (
    "id" UUID NOT NULL,
    "meeting_id" UUID NOT NULL,
    "invitation_id" UUID NOT NULL,
    "channel" "channel" NOT NULL,
    "template" TEXT NOT NULL,
    "state" "delivery_state" NOT NULL,
    "reason" TEXT,
    "sequence" INTEGER NOT NULL,
    "revision" INTEGER NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "deliveries_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "stored_mails" (
    "id" UUID NOT NULL,
    "delivery_id" UUID,
    "challenge_id" UUID,
    "sealed" BYTEA,
    "provider" TEXT,
    "provider_id" TEXT,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "rendered_at" TIMESTAMPTZ(3) NOT NULL,
    "first_attempt_at" TIMESTAMPTZ(3),
    "last_error" TEXT,
    "accepted_at" TIMESTAMPTZ(3),

    CONSTRAINT "stored_mails_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "mail_pace" (
    "provider" TEXT NOT NULL,
    "next_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "mail_pace_pkey" PRIMARY KEY ("provider")
);

-- CreateTable
CREATE TABLE "history" (
    "id" UUID NOT NULL,
    "meeting_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "actor_kind" TEXT NOT NULL,
    "actor_id" UUID,
    "action" TEXT NOT NULL,
    "outcome" TEXT NOT NULL DEFAULT 'done',
    "changes" JSONB NOT NULL DEFAULT '[]',
    "hash" BYTEA NOT NULL,

    CONSTRAINT "history_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "api_keys" (
    "id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "label" TEXT NOT NULL,
    "hash" BYTEA NOT NULL,
    "scopes" TEXT[],
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "last_used_at" TIMESTAMPTZ(3),
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "api_keys_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "idempotency_records" (
    "id" BYTEA NOT NULL,
    "body_hash" BYTEA NOT NULL,
    "status" INTEGER NOT NULL,
    "headers" JSONB NOT NULL,
    "sealed" BYTEA NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "idempotency_records_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "rate_limits" (
    "key" VARCHAR(255) NOT NULL,
    "points" INTEGER NOT NULL DEFAULT 0,
    "expire" BIGINT,

    CONSTRAINT "rate_limits_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "calendar_connections" (
    "id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "provider" "calendar_provider" NOT NULL,
    "state" "calendar_connection_state" NOT NULL DEFAULT 'connected',
    "account" TEXT NOT NULL,
    "sealed_credentials" BYTEA NOT NULL,
    "calendar_id" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "calendar_connections_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "calendar_events" (
    "connection_id" UUID NOT NULL,
    "meeting_id" UUID NOT NULL,
    "state" "calendar_event_state" NOT NULL,
    "reason" TEXT,
    "external_id" TEXT,
    "etag" TEXT,
    "revision" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "calendar_events_pkey" PRIMARY KEY ("connection_id","meeting_id")
);

-- CreateIndex
CREATE UNIQUE INDEX "users_email_key" ON "users"("email");

-- CreateIndex
CREATE INDEX "users_practice_id_idx" ON "users"("practice_id");

-- CreateIndex
CREATE INDEX "sessions_user_id_idx" ON "sessions"("user_id");

-- CreateIndex
CREATE UNIQUE INDEX "sign_in_challenges_token_hash_key" ON "sign_in_challenges"("token_hash");

-- CreateIndex
CREATE INDEX "sign_in_challenges_email_created_at_idx" ON "sign_in_challenges"("email", "created_at");

-- CreateIndex
CREATE INDEX "relationships_counselor_id_idx" ON "relationships"("counselor_id");

-- CreateIndex
CREATE INDEX "relationships_client_id_idx" ON "relationships"("client_id");

-- CreateIndex
CREATE UNIQUE INDEX "meetings_uid_key" ON "meetings"("uid");

-- CreateIndex
CREATE INDEX "meetings_host_id_starts_at_id_idx" ON "meetings"("host_id", "starts_at", "id");

-- CreateIndex
CREATE INDEX "meetings_updated_at_idx" ON "meetings"("updated_at");

-- CreateIndex
CREATE UNIQUE INDEX "meeting_links_slug_key" ON "meeting_links"("slug");

-- CreateIndex
CREATE UNIQUE INDEX "invitations_token_hash_key" ON "invitations"("token_hash");

-- CreateIndex
CREATE INDEX "invitations_meeting_id_position_idx" ON "invitations"("meeting_id", "position");

-- CreateIndex
CREATE INDEX "invitations_user_id_meeting_id_idx" ON "invitations"("user_id", "meeting_id");

-- CreateIndex
CREATE INDEX "invitations_email_idx" ON "invitations"("email");

-- CreateIndex
CREATE INDEX "participants_user_id_idx" ON "participants"("user_id");

-- CreateIndex
CREATE UNIQUE INDEX "participants_meeting_id_user_id_key" ON "participants"("meeting_id", "user_id");

-- CreateIndex
CREATE UNIQUE INDEX "participants_meeting_id_invitation_id_key" ON "participants"("meeting_id", "invitation_id");

-- CreateIndex
CREATE UNIQUE INDEX "conversations_meeting_id_key" ON "conversations"("meeting_id");

-- CreateIndex
CREATE INDEX "conversation_members_user_id_idx" ON "conversation_members"("user_id");

-- CreateIndex
CREATE INDEX "messages_conversation_id_created_at_id_idx" ON "messages"("conversation_id", "created_at", "id");

-- CreateIndex
CREATE UNIQUE INDEX "messages_conversation_id_client_id_key" ON "messages"("conversation_id", "client_id");

-- CreateIndex
CREATE INDEX "notifications_user_id_created_at_id_idx" ON "notifications"("user_id", "created_at", "id");

-- CreateIndex
CREATE UNIQUE INDEX "notifications_user_id_meeting_id_revision_kind_key" ON "notifications"("user_id", "meeting_id", "revision", "kind");

-- CreateIndex
CREATE INDEX "deliveries_invitation_id_created_at_idx" ON "deliveries"("invitation_id", "created_at");

-- CreateIndex
CREATE INDEX "deliveries_meeting_id_idx" ON "deliveries"("meeting_id");

-- CreateIndex
CREATE UNIQUE INDEX "stored_mails_delivery_id_key" ON "stored_mails"("delivery_id");

-- CreateIndex
CREATE UNIQUE INDEX "stored_mails_challenge_id_key" ON "stored_mails"("challenge_id");

-- CreateIndex
CREATE UNIQUE INDEX "stored_mails_provider_id_key" ON "stored_mails"("provider_id");

-- CreateIndex
CREATE UNIQUE INDEX "history_meeting_id_position_key" ON "history"("meeting_id", "position");

-- CreateIndex
CREATE UNIQUE INDEX "api_keys_hash_key" ON "api_keys"("hash");

-- CreateIndex
CREATE INDEX "api_keys_user_id_idx" ON "api_keys"("user_id");

-- CreateIndex
CREATE INDEX "idempotency_records_created_at_idx" ON "idempotency_records"("created_at");

-- CreateIndex
CREATE INDEX "calendar_connections_user_id_idx" ON "calendar_connections"("user_id");

-- CreateIndex
CREATE INDEX "calendar_events_meeting_id_idx" ON "calendar_events"("meeting_id");

-- AddForeignKey
ALTER TABLE "users" ADD CONSTRAINT "users_practice_id_fkey" FOREIGN KEY ("practice_id") REFERENCES "practices"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "relationships" ADD CONSTRAINT "relationships_counselor_id_fkey" FOREIGN KEY ("counselor_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "relationships" ADD CONSTRAINT "relationships_client_id_fkey" FOREIGN KEY ("client_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "meetings" ADD CONSTRAINT "meetings_host_id_fkey" FOREIGN KEY ("host_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "meetings" ADD CONSTRAINT "meetings_relationship_id_fkey" FOREIGN KEY ("relationship_id") REFERENCES "relationships"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "meeting_links" ADD CONSTRAINT "meeting_links_meeting_id_fkey" FOREIGN KEY ("meeting_id") REFERENCES "meetings"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "invitations" ADD CONSTRAINT "invitations_meeting_id_fkey" FOREIGN KEY ("meeting_id") REFERENCES "meetings"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "invitations" ADD CONSTRAINT "invitations_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "participants" ADD CONSTRAINT "participants_meeting_id_fkey" FOREIGN KEY ("meeting_id") REFERENCES "meetings"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "participants" ADD CONSTRAINT "participants_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "participants" ADD CONSTRAINT "participants_invitation_id_fkey" FOREIGN KEY ("invitation_id") REFERENCES "invitations"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "conversations" ADD CONSTRAINT "conversations_meeting_id_fkey" FOREIGN KEY ("meeting_id") REFERENCES "meetings"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "conversation_members" ADD CONSTRAINT "conversation_members_conversation_id_fkey" FOREIGN KEY ("conversation_id") REFERENCES "conversations"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "conversation_members" ADD CONSTRAINT "conversation_members_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "messages" ADD CONSTRAINT "messages_conversation_id_fkey" FOREIGN KEY ("conversation_id") REFERENCES "conversations"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "messages" ADD CONSTRAINT "messages_author_user_id_fkey" FOREIGN KEY ("author_user_id") REFERENCES "users"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "messages" ADD CONSTRAINT "messages_invitation_id_fkey" FOREIGN KEY ("invitation_id") REFERENCES "invitations"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "notifications" ADD CONSTRAINT "notifications_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "notifications" ADD CONSTRAINT "notifications_meeting_id_fkey" FOREIGN KEY ("meeting_id") REFERENCES "meetings"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "deliveries" ADD CONSTRAINT "deliveries_meeting_id_fkey" FOREIGN KEY ("meeting_id") REFERENCES "meetings"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "deliveries" ADD CONSTRAINT "deliveries_invitation_id_fkey" FOREIGN KEY ("invitation_id") REFERENCES "invitations"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "stored_mails" ADD CONSTRAINT "stored_mails_delivery_id_fkey" FOREIGN KEY ("delivery_id") REFERENCES "deliveries"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "stored_mails" ADD CONSTRAINT "stored_mails_challenge_id_fkey" FOREIGN KEY ("challenge_id") REFERENCES "sign_in_challenges"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "history" ADD CONSTRAINT "history_meeting_id_fkey" FOREIGN KEY ("meeting_id") REFERENCES "meetings"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "api_keys" ADD CONSTRAINT "api_keys_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "calendar_connections" ADD CONSTRAINT "calendar_connections_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "calendar_events" ADD CONSTRAINT "calendar_events_connection_id_fkey" FOREIGN KEY ("connection_id") REFERENCES "calendar_connections"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "calendar_events" ADD CONSTRAINT "calendar_events_meeting_id_fkey" FOREIGN KEY ("meeting_id") REFERENCES "meetings"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What the schema language cannot say.

-- One current invitation per person and meeting (product.md 13). A removed one stays for the history.
CREATE UNIQUE INDEX "invitations_current_email_key" ON "invitations" ("meeting_id", "email") WHERE "removed_at" IS NULL;
CREATE UNIQUE INDEX "invitations_current_user_key" ON "invitations" ("meeting_id", "user_id") WHERE "removed_at" IS NULL;
-- A counselor and a client have at most one active relationship.
CREATE UNIQUE INDEX "relationships_active_key" ON "relationships" ("counselor_id", "client_id") WHERE "status" = 'active';

ALTER TABLE "meetings"
  ADD CONSTRAINT "meetings_ends_after_start" CHECK ("ends_at" > "starts_at"),
  ADD CONSTRAINT "meetings_sequence_not_negative" CHECK ("sequence" >= 0),
  ADD CONSTRAINT "meetings_cancelled_with_instant" CHECK (("status" = 'cancelled') = ("cancelled_at" IS NOT NULL));
-- An external invitee has no account; everyone else has one.
ALTER TABLE "invitations" ADD CONSTRAINT "invitations_kind_has_user" CHECK (("kind" = 'external') = ("user_id" IS NULL));
-- A stored mail belongs to one delivery or to one sign-in request.
ALTER TABLE "stored_mails" ADD CONSTRAINT "stored_mails_one_owner" CHECK (num_nonnulls("delivery_id", "challenge_id") = 1);

-- History is append-only.
CREATE FUNCTION "refuse_history_change"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'history is append-only';
END $$;
CREATE TRIGGER "history_append_only" BEFORE UPDATE OR DELETE ON "history" FOR EACH ROW EXECUTE FUNCTION "refuse_history_change"();
CREATE TRIGGER "history_no_truncate" BEFORE TRUNCATE ON "history" FOR EACH STATEMENT EXECUTE FUNCTION "refuse_history_change"();

-- The registry of templates. Rows without wording use what is shipped in messages/<locale>.json.
INSERT INTO "templates" ("channel", "key", "locale")
SELECT 'email'::"channel", k, l
  FROM unnest(ARRAY['scheduled_meeting_invitation', 'instant_meeting_invitation', 'meeting_updated', 'meeting_cancelled', 'meeting_reminder',
                    'meeting_response', 'booking_confirmed', 'booking_received', 'sign_in', 'confirm_address']) AS k,
       unnest(ARRAY['en', 'de', 'es', 'fr']) AS l
UNION ALL
SELECT 'in_app'::"channel", k, l
  FROM unnest(ARRAY['meeting_scheduled', 'meeting_updated', 'meeting_cancelled', 'meeting_response', 'delivery_failed', 'calendar_disconnected']) AS k,
       unnest(ARRAY['en', 'de', 'es', 'fr']) AS l;
