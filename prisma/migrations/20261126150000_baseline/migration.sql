-- The whole schema as 20261126144505_change_messages left it, in one: nothing was released before it. A database that went
-- the nineteen steps until there has all this, and scripts/database/baseline.ts records this step as applied.

-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateEnum
CREATE TYPE "role" AS ENUM ('counselor', 'client', 'admin');

-- CreateEnum
CREATE TYPE "disclosure" AS ENUM ('neutral', 'full');

-- CreateEnum
CREATE TYPE "update_mails" AS ENUM ('always', 'without_calendar', 'never');

-- CreateEnum
CREATE TYPE "reminder_choice" AS ENUM ('none', 'day_before', 'ten_minutes_before', 'both');

-- CreateEnum
CREATE TYPE "reminder_kind" AS ENUM ('day_before', 'ten_minutes_before');

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
CREATE TYPE "doubt" AS ENUM ('none', 'in_flight', 'in_doubt');

-- CreateEnum
CREATE TYPE "calendar_provider" AS ENUM ('google', 'caldav');

-- CreateEnum
CREATE TYPE "calendar_connection_state" AS ENUM ('connected', 'broken');

-- CreateEnum
CREATE TYPE "calendar_event_state" AS ENUM ('pending', 'synced', 'failed', 'skipped');

-- CreateEnum
CREATE TYPE "proposal_state" AS ENUM ('open', 'accepted', 'declined', 'passed_over');

-- CreateEnum
CREATE TYPE "live_event_kind" AS ENUM ('notification', 'meeting', 'message');

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
    "default_minutes" INTEGER NOT NULL DEFAULT 50,
    "default_reminders" "reminder_choice" NOT NULL DEFAULT 'both',

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
    "invitation_id" UUID,

    CONSTRAINT "sign_in_challenges_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "guest_confirmations" (
    "id" UUID NOT NULL,
    "invitation_id" UUID NOT NULL,
    "token_hash" BYTEA NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "guest_confirmations_pkey" PRIMARY KEY ("id")
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
    "announce_at" TIMESTAMPTZ(3),
    "announced_sequence" INTEGER NOT NULL DEFAULT 0,
    "reminders" "reminder_choice" NOT NULL DEFAULT 'both',
    "ended_at" TIMESTAMPTZ(3),
    "call_url" TEXT,

    CONSTRAINT "meetings_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "meeting_contents" (
    "meeting_id" UUID NOT NULL,
    "revision" INTEGER NOT NULL,
    "content" JSONB NOT NULL,
    "disclosure" "disclosure" NOT NULL DEFAULT 'neutral',
    "relationship_id" UUID,
    "reminders" "reminder_choice" NOT NULL DEFAULT 'both',
    "message" TEXT,

    CONSTRAINT "meeting_contents_pkey" PRIMARY KEY ("meeting_id","revision")
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
    "called_off_at" TIMESTAMPTZ(3),
    "earlier_response" "invitee_response",
    "promised_revision" INTEGER,
    "sending_delivery_id" UUID,
    "sending_until" TIMESTAMPTZ(3),
    "told_revision" INTEGER,
    "added_revision" INTEGER NOT NULL DEFAULT 1,
    "removed_revision" INTEGER,
    "reset_revision" INTEGER,
    "reply_sequence" INTEGER,
    "reply_stamped_at" TIMESTAMPTZ(3),
    "read_position" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "invitations_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "time_proposals" (
    "id" UUID NOT NULL,
    "invitation_id" UUID NOT NULL,
    "starts_at" TIMESTAMPTZ(3)[],
    "note" TEXT,
    "state" "proposal_state" NOT NULL DEFAULT 'open',
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "closed_at" TIMESTAMPTZ(3),
    "closed_revision" INTEGER,

    CONSTRAINT "time_proposals_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "link_requests" (
    "id" UUID NOT NULL,
    "email" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "link_requests_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "reminder_opt_outs" (
    "host_id" UUID NOT NULL,
    "email_hash" BYTEA NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "reminder_opt_outs_pkey" PRIMARY KEY ("host_id","email_hash")
);

-- CreateTable
CREATE TABLE "reminders" (
    "invitation_id" UUID NOT NULL,
    "kind" "reminder_kind" NOT NULL,
    "starts_at" TIMESTAMPTZ(3) NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "reminders_pkey" PRIMARY KEY ("invitation_id","kind","starts_at")
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
    "read_position" INTEGER NOT NULL DEFAULT 0,

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
    "position" INTEGER NOT NULL,

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
CREATE TABLE "live_events" (
    "id" BIGSERIAL NOT NULL,
    "transaction" xid8 NOT NULL DEFAULT pg_current_xact_id(),
    "kind" "live_event_kind" NOT NULL,
    "meeting_id" UUID NOT NULL,
    "subject_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "live_events_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "push_subscriptions" (
    "id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "session_id" UUID NOT NULL,
    "endpoint_hash" BYTEA NOT NULL,
    "sealed" BYTEA NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "push_subscriptions_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "templates" (
    "key" TEXT NOT NULL,
    "locale" TEXT NOT NULL,
    "channel" "channel" NOT NULL,
    "enabled" BOOLEAN NOT NULL DEFAULT true,
    "version" INTEGER NOT NULL DEFAULT 1,
    "wording" JSONB,
    "last_used_at" TIMESTAMPTZ(3),

    CONSTRAINT "templates_pkey" PRIMARY KEY ("channel","key","locale")
);

-- CreateTable
CREATE TABLE "template_versions" (
    "channel" "channel" NOT NULL,
    "key" TEXT NOT NULL,
    "locale" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "wording" JSONB,
    "author_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "template_versions_pkey" PRIMARY KEY ("channel","key","locale","version")
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
    "resent" BOOLEAN NOT NULL DEFAULT false,

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
    "revision" INTEGER,
    "doubt" "doubt" NOT NULL DEFAULT 'none',

    CONSTRAINT "stored_mails_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "mail_attempts" (
    "id" UUID NOT NULL,
    "mail_id" UUID NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),
    "error" TEXT,
    "provider_id" TEXT,

    CONSTRAINT "mail_attempts_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "provider_events" (
    "id" TEXT NOT NULL,
    "type" TEXT NOT NULL,
    "provider_id" TEXT,
    "state" "delivery_state",
    "reason" TEXT,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "received_at" TIMESTAMPTZ(3) NOT NULL,
    "outcome" TEXT NOT NULL,

    CONSTRAINT "provider_events_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "suppressed_addresses" (
    "host_id" UUID NOT NULL,
    "address_hash" BYTEA NOT NULL,
    "reason" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "suppressed_addresses_pkey" PRIMARY KEY ("host_id","address_hash")
);

-- CreateTable
CREATE TABLE "mail_pace" (
    "provider" TEXT NOT NULL,
    "next_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "mail_pace_pkey" PRIMARY KEY ("provider")
);

-- CreateTable
CREATE TABLE "mail_lanes" (
    "provider" TEXT NOT NULL,
    "lane" INTEGER NOT NULL,
    "turn" INTEGER NOT NULL,
    "underway" BOOLEAN NOT NULL,
    "leaves_at" TIMESTAMPTZ(6) NOT NULL,
    "free_at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "mail_lanes_pkey" PRIMARY KEY ("provider","lane")
);

-- CreateTable
CREATE TABLE "mail_circuits" (
    "provider" TEXT NOT NULL,
    "failures" INTEGER NOT NULL DEFAULT 0,
    "retry_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "mail_circuits_pkey" PRIMARY KEY ("provider")
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
    "erased_at" TIMESTAMPTZ(3),

    CONSTRAINT "history_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "accesses" (
    "chain_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "actor_kind" TEXT NOT NULL,
    "actor_id" UUID,
    "meeting_id" UUID,
    "part" TEXT NOT NULL,
    "action" TEXT NOT NULL,
    "outcome" TEXT NOT NULL,
    "hash" BYTEA NOT NULL,

    CONSTRAINT "accesses_pkey" PRIMARY KEY ("chain_id","position")
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
    "broken_reason" TEXT,
    "busy_calendar_ids" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "calendar_name" TEXT,
    "channel_expires_at" TIMESTAMPTZ(3),
    "channel_id" UUID,
    "channel_resource_id" TEXT,
    "read_at" TIMESTAMPTZ(3),
    "shares_guests" BOOLEAN NOT NULL DEFAULT true,
    "succeeded_at" TIMESTAMPTZ(3),
    "sync_token" TEXT,
    "google_meet" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "calendar_connections_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "calendar_events" (
    "connection_id" UUID,
    "meeting_id" UUID NOT NULL,
    "state" "calendar_event_state" NOT NULL,
    "reason" TEXT,
    "external_id" TEXT,
    "etag" TEXT,
    "revision" INTEGER NOT NULL DEFAULT 0,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "drift" JSONB,
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "pushed" JSONB,
    "synced_at" TIMESTAMPTZ(3),
    "turn" UUID,
    "turn_until" TIMESTAMPTZ(3),
    "calendar_id" TEXT,

    CONSTRAINT "calendar_events_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "calendar_consents" (
    "id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "state_hash" BYTEA NOT NULL,
    "browser_hash" BYTEA NOT NULL,
    "sealed_verifier" BYTEA NOT NULL,
    "account" TEXT,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "consumed_at" TIMESTAMPTZ(3),

    CONSTRAINT "calendar_consents_pkey" PRIMARY KEY ("id")
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
CREATE UNIQUE INDEX "guest_confirmations_token_hash_key" ON "guest_confirmations"("token_hash");

-- CreateIndex
CREATE INDEX "guest_confirmations_invitation_id_idx" ON "guest_confirmations"("invitation_id");

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
CREATE INDEX "time_proposals_invitation_id_created_at_idx" ON "time_proposals"("invitation_id", "created_at");

-- CreateIndex
CREATE INDEX "link_requests_created_at_idx" ON "link_requests"("created_at");

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
CREATE UNIQUE INDEX "messages_conversation_id_client_id_key" ON "messages"("conversation_id", "client_id");

-- CreateIndex
CREATE UNIQUE INDEX "messages_conversation_id_position_key" ON "messages"("conversation_id", "position");

-- CreateIndex
CREATE INDEX "notifications_user_id_created_at_id_idx" ON "notifications"("user_id", "created_at", "id");

-- CreateIndex
CREATE UNIQUE INDEX "notifications_user_id_meeting_id_revision_kind_key" ON "notifications"("user_id", "meeting_id", "revision", "kind");

-- CreateIndex
CREATE INDEX "live_events_transaction_idx" ON "live_events"("transaction");

-- CreateIndex
CREATE INDEX "live_events_created_at_idx" ON "live_events"("created_at");

-- CreateIndex
CREATE UNIQUE INDEX "push_subscriptions_endpoint_hash_key" ON "push_subscriptions"("endpoint_hash");

-- CreateIndex
CREATE INDEX "push_subscriptions_user_id_idx" ON "push_subscriptions"("user_id");

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
CREATE INDEX "mail_attempts_mail_id_started_at_idx" ON "mail_attempts"("mail_id", "started_at");

-- CreateIndex
CREATE INDEX "provider_events_provider_id_idx" ON "provider_events"("provider_id");

-- CreateIndex
CREATE INDEX "provider_events_received_at_idx" ON "provider_events"("received_at");

-- CreateIndex
CREATE UNIQUE INDEX "history_meeting_id_position_key" ON "history"("meeting_id", "position");

-- CreateIndex
CREATE INDEX "accesses_meeting_id_at_idx" ON "accesses"("meeting_id", "at");

-- CreateIndex
CREATE INDEX "accesses_at_idx" ON "accesses" USING BRIN ("at");

-- CreateIndex
CREATE UNIQUE INDEX "api_keys_hash_key" ON "api_keys"("hash");

-- CreateIndex
CREATE INDEX "api_keys_user_id_idx" ON "api_keys"("user_id");

-- CreateIndex
CREATE INDEX "idempotency_records_created_at_idx" ON "idempotency_records"("created_at");

-- CreateIndex
CREATE UNIQUE INDEX "calendar_connections_channel_id_key" ON "calendar_connections"("channel_id");

-- CreateIndex
CREATE INDEX "calendar_connections_read_at_idx" ON "calendar_connections"("read_at");

-- CreateIndex
CREATE UNIQUE INDEX "calendar_connections_user_id_provider_account_key" ON "calendar_connections"("user_id", "provider", "account");

-- CreateIndex
CREATE INDEX "calendar_events_meeting_id_idx" ON "calendar_events"("meeting_id");

-- CreateIndex
CREATE UNIQUE INDEX "calendar_events_connection_id_meeting_id_key" ON "calendar_events"("connection_id", "meeting_id");

-- CreateIndex
CREATE UNIQUE INDEX "calendar_consents_state_hash_key" ON "calendar_consents"("state_hash");

-- CreateIndex
CREATE INDEX "calendar_consents_expires_at_idx" ON "calendar_consents"("expires_at");

-- AddForeignKey
ALTER TABLE "users" ADD CONSTRAINT "users_practice_id_fkey" FOREIGN KEY ("practice_id") REFERENCES "practices"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sign_in_challenges" ADD CONSTRAINT "sign_in_challenges_invitation_id_fkey" FOREIGN KEY ("invitation_id") REFERENCES "invitations"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "guest_confirmations" ADD CONSTRAINT "guest_confirmations_invitation_id_fkey" FOREIGN KEY ("invitation_id") REFERENCES "invitations"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "relationships" ADD CONSTRAINT "relationships_counselor_id_fkey" FOREIGN KEY ("counselor_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "relationships" ADD CONSTRAINT "relationships_client_id_fkey" FOREIGN KEY ("client_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "meetings" ADD CONSTRAINT "meetings_host_id_fkey" FOREIGN KEY ("host_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "meetings" ADD CONSTRAINT "meetings_relationship_id_fkey" FOREIGN KEY ("relationship_id") REFERENCES "relationships"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "meeting_contents" ADD CONSTRAINT "meeting_contents_meeting_id_fkey" FOREIGN KEY ("meeting_id") REFERENCES "meetings"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "meeting_links" ADD CONSTRAINT "meeting_links_meeting_id_fkey" FOREIGN KEY ("meeting_id") REFERENCES "meetings"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "invitations" ADD CONSTRAINT "invitations_meeting_id_fkey" FOREIGN KEY ("meeting_id") REFERENCES "meetings"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "invitations" ADD CONSTRAINT "invitations_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "time_proposals" ADD CONSTRAINT "time_proposals_invitation_id_fkey" FOREIGN KEY ("invitation_id") REFERENCES "invitations"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "reminder_opt_outs" ADD CONSTRAINT "reminder_opt_outs_host_id_fkey" FOREIGN KEY ("host_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "reminders" ADD CONSTRAINT "reminders_invitation_id_fkey" FOREIGN KEY ("invitation_id") REFERENCES "invitations"("id") ON DELETE CASCADE ON UPDATE CASCADE;

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
ALTER TABLE "push_subscriptions" ADD CONSTRAINT "push_subscriptions_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "push_subscriptions" ADD CONSTRAINT "push_subscriptions_session_id_fkey" FOREIGN KEY ("session_id") REFERENCES "sessions"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "template_versions" ADD CONSTRAINT "template_versions_author_id_fkey" FOREIGN KEY ("author_id") REFERENCES "users"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "deliveries" ADD CONSTRAINT "deliveries_meeting_id_fkey" FOREIGN KEY ("meeting_id") REFERENCES "meetings"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "deliveries" ADD CONSTRAINT "deliveries_invitation_id_fkey" FOREIGN KEY ("invitation_id") REFERENCES "invitations"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "stored_mails" ADD CONSTRAINT "stored_mails_delivery_id_fkey" FOREIGN KEY ("delivery_id") REFERENCES "deliveries"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "stored_mails" ADD CONSTRAINT "stored_mails_challenge_id_fkey" FOREIGN KEY ("challenge_id") REFERENCES "sign_in_challenges"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "mail_attempts" ADD CONSTRAINT "mail_attempts_mail_id_fkey" FOREIGN KEY ("mail_id") REFERENCES "stored_mails"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "suppressed_addresses" ADD CONSTRAINT "suppressed_addresses_host_id_fkey" FOREIGN KEY ("host_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "history" ADD CONSTRAINT "history_meeting_id_fkey" FOREIGN KEY ("meeting_id") REFERENCES "meetings"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "api_keys" ADD CONSTRAINT "api_keys_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "calendar_connections" ADD CONSTRAINT "calendar_connections_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "calendar_events" ADD CONSTRAINT "calendar_events_connection_id_fkey" FOREIGN KEY ("connection_id") REFERENCES "calendar_connections"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "calendar_events" ADD CONSTRAINT "calendar_events_meeting_id_fkey" FOREIGN KEY ("meeting_id") REFERENCES "meetings"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "calendar_consents" ADD CONSTRAINT "calendar_consents_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What the schema language cannot say.

-- One current invitation per person and meeting (docs/design/product.md#13). A removed one stays for the history.
CREATE UNIQUE INDEX "invitations_current_email_key" ON "invitations" ("meeting_id", "email") WHERE "removed_at" IS NULL;
CREATE UNIQUE INDEX "invitations_current_user_key" ON "invitations" ("meeting_id", "user_id") WHERE "removed_at" IS NULL;
-- A counselor and a client have at most one active relationship.
CREATE UNIQUE INDEX "relationships_active_key" ON "relationships" ("counselor_id", "client_id") WHERE "status" = 'active';
-- One open proposal per invitee: a new one takes the place of the one before.
CREATE UNIQUE INDEX "time_proposals_open_key" ON "time_proposals" ("invitation_id") WHERE "state" = 'open';
-- While a reader has one about a conversation that they have not opened, further messages make no other.
CREATE UNIQUE INDEX "notifications_one_unread_of_messages" ON "notifications"("user_id", "meeting_id") WHERE "kind" = 'new_message' AND "read_at" IS NULL;
-- One line per meeting says that its host had no calendar; nothing was written, so nothing can have come of it.
CREATE UNIQUE INDEX "calendar_events_unconnected_key" ON "calendar_events" ("meeting_id") WHERE "connection_id" IS NULL;
-- A host's turn in the queue counts what is queued already; few rows are, whatever the table holds.
CREATE INDEX "deliveries_queued_idx" ON "deliveries" ("meeting_id") WHERE "state" = 'queued' AND "channel" = 'email';
-- Events that came before the provider's answer was written down; they wait for moments.
CREATE INDEX "provider_events_waiting_idx" ON "provider_events" ("provider_id") WHERE "outcome" = 'waiting';

-- The lengths that a meeting may have (docs/design/product.md#4).
ALTER TABLE "users" ADD CONSTRAINT "users_default_minutes_check" CHECK ("default_minutes" BETWEEN 5 AND 1440);
ALTER TABLE "meetings"
  ADD CONSTRAINT "meetings_ends_after_start" CHECK ("ends_at" > "starts_at"),
  ADD CONSTRAINT "meetings_sequence_not_negative" CHECK ("sequence" >= 0),
  ADD CONSTRAINT "meetings_cancelled_with_instant" CHECK (("status" = 'cancelled') = ("cancelled_at" IS NOT NULL));
-- Browsers are sent there.
ALTER TABLE "meetings" ADD CONSTRAINT "meetings_call_is_https" CHECK ("call_url" LIKE 'https://%');
-- An external invitee has no account; everyone else has one.
ALTER TABLE "invitations" ADD CONSTRAINT "invitations_kind_has_user" CHECK (("kind" = 'external') = ("user_id" IS NULL));
ALTER TABLE "time_proposals"
  ADD CONSTRAINT "time_proposals_one_or_two" CHECK (cardinality("starts_at") BETWEEN 1 AND 2),
  ADD CONSTRAINT "time_proposals_closed_with_instant" CHECK (("state" = 'open') = ("closed_at" IS NULL));
ALTER TABLE "messages"
  ADD CONSTRAINT "messages_position_from_one" CHECK ("position" > 0),
  ADD CONSTRAINT "messages_have_an_author" CHECK (num_nonnulls("author_user_id", "invitation_id") > 0);
-- A stored mail belongs to one delivery or to one sign-in request.
ALTER TABLE "stored_mails" ADD CONSTRAINT "stored_mails_one_owner" CHECK (num_nonnulls("delivery_id", "challenge_id") = 1);
ALTER TABLE "calendar_events"
  ADD CONSTRAINT "calendar_events_unconnected_is_skipped" CHECK ("connection_id" IS NOT NULL OR "state" = 'skipped');
-- A broken connection says why.
ALTER TABLE "calendar_connections"
  ADD CONSTRAINT "calendar_connections_broken_with_reason" CHECK (("state" = 'broken') = ("broken_reason" IS NOT NULL));

-- History is append-only.
CREATE FUNCTION "refuse_history_change"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'history is append-only';
END $$;
CREATE TRIGGER "history_append_only" BEFORE DELETE ON "history" FOR EACH ROW EXECUTE FUNCTION "refuse_history_change"();
CREATE TRIGGER "history_no_truncate" BEFORE TRUNCATE ON "history" FOR EACH STATEMENT EXECUTE FUNCTION "refuse_history_change"();

-- The one change that a line of the history knows: a person's data is taken out of it, and it says so.
CREATE FUNCTION "refuse_history_rewrite"() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE "expected" "history" := OLD;
BEGIN
  "expected"."changes" := NEW."changes";
  "expected"."erased_at" := NEW."erased_at";
  IF NEW."erased_at" IS NULL OR NEW IS DISTINCT FROM "expected" THEN
    RAISE EXCEPTION 'history is append-only';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "history_no_rewrite" BEFORE UPDATE ON "history" FOR EACH ROW EXECUTE FUNCTION "refuse_history_rewrite"();

-- Rows are taken out only when their time is over, by whoever says until when (lib/history/forget-accesses.ts). Nothing else touches them.
CREATE FUNCTION "refuse_access_change"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' AND OLD."at" < nullif(current_setting('compath.forget_accesses_before', true), '')::timestamptz THEN
    RETURN OLD;
  END IF;
  RAISE EXCEPTION 'history is append-only';
END $$;
CREATE TRIGGER "accesses_append_only" BEFORE UPDATE OR DELETE ON "accesses" FOR EACH ROW EXECUTE FUNCTION "refuse_access_change"();
CREATE TRIGGER "accesses_no_truncate" BEFORE TRUNCATE ON "accesses" FOR EACH STATEMENT EXECUTE FUNCTION "refuse_history_change"();

-- What open pages hear of: written with what happened, by whatever statement wrote it, so that nobody can forget it
-- (docs/decisions). The listeners are woken at the commit, once per transaction however much it wrote; a rollback leaves nothing.
CREATE FUNCTION "note_live_notifications"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO live_events (kind, meeting_id, subject_id) SELECT 'notification', meeting_id, id FROM fresh;
  PERFORM pg_notify('compath_live', '');
  RETURN NULL;
END $$;
CREATE TRIGGER "notifications_live" AFTER INSERT ON "notifications" REFERENCING NEW TABLE AS fresh
  FOR EACH STATEMENT EXECUTE FUNCTION "note_live_notifications"();

CREATE FUNCTION "note_live_messages"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO live_events (kind, meeting_id, subject_id)
    SELECT 'message', c.meeting_id, f.id FROM fresh f JOIN conversations c ON c.id = f.conversation_id;
  PERFORM pg_notify('compath_live', '');
  RETURN NULL;
END $$;
CREATE TRIGGER "messages_live" AFTER INSERT ON "messages" REFERENCING NEW TABLE AS fresh
  FOR EACH STATEMENT EXECUTE FUNCTION "note_live_messages"();

CREATE FUNCTION "note_live_meeting"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO live_events (kind, meeting_id, subject_id) VALUES ('meeting', NEW.id, NEW.id);
  PERFORM pg_notify('compath_live', '');
  RETURN NULL;
END $$;
CREATE TRIGGER "meetings_scheduled_live" AFTER INSERT ON "meetings" FOR EACH ROW EXECUTE FUNCTION "note_live_meeting"();
CREATE TRIGGER "meetings_changed_live" AFTER UPDATE ON "meetings" FOR EACH ROW
  WHEN (OLD.revision IS DISTINCT FROM NEW.revision) EXECUTE FUNCTION "note_live_meeting"();

CREATE FUNCTION "note_live_participants"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO live_events (kind, meeting_id, subject_id) SELECT DISTINCT 'meeting'::live_event_kind, meeting_id, meeting_id FROM fresh;
  PERFORM pg_notify('compath_live', '');
  RETURN NULL;
END $$;
CREATE TRIGGER "participants_live" AFTER INSERT ON "participants" REFERENCING NEW TABLE AS fresh
  FOR EACH STATEMENT EXECUTE FUNCTION "note_live_participants"();

-- Whose streams have to prove themselves again: a session or a key of theirs has ended.
CREATE FUNCTION "note_live_end"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('compath_live_ended', NEW.user_id::text);
  RETURN NULL;
END $$;
CREATE TRIGGER "sessions_live" AFTER UPDATE ON "sessions" FOR EACH ROW
  WHEN (OLD.revoked_at IS DISTINCT FROM NEW.revoked_at) EXECUTE FUNCTION "note_live_end"();
CREATE TRIGGER "api_keys_live" AFTER UPDATE ON "api_keys" FOR EACH ROW
  WHEN (OLD.revoked_at IS DISTINCT FROM NEW.revoked_at) EXECUTE FUNCTION "note_live_end"();
-- Open rooms hear that the way in is there.
CREATE TRIGGER "meetings_called_live" AFTER UPDATE ON "meetings" FOR EACH ROW
  WHEN (OLD.call_url IS DISTINCT FROM NEW.call_url) EXECUTE FUNCTION "note_live_meeting"();

-- A notification that is renewed instead of written anew (delivery_failed) is told live as well.
CREATE FUNCTION "note_live_notification"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO live_events (kind, meeting_id, subject_id) VALUES ('notification', NEW.meeting_id, NEW.id);
  PERFORM pg_notify('compath_live', '');
  RETURN NULL;
END $$;
CREATE TRIGGER "notifications_renewed_live" AFTER UPDATE ON "notifications" FOR EACH ROW
  WHEN (OLD.created_at IS DISTINCT FROM NEW.created_at) EXECUTE FUNCTION "note_live_notification"();

-- The registry of templates. Rows without wording use what is shipped in messages/<locale>.json.
INSERT INTO "templates" ("channel", "key", "locale")
SELECT 'email'::"channel", k, l
  FROM unnest(ARRAY['scheduled_meeting_invitation', 'instant_meeting_invitation', 'meeting_updated', 'meeting_cancelled', 'meeting_reminder',
                    'meeting_response', 'time_kept', 'booking_confirmed', 'booking_received', 'sign_in', 'confirm_address']) AS k,
       unnest(ARRAY['en', 'de', 'es', 'fr']) AS l
UNION ALL
SELECT 'in_app'::"channel", k, l
  FROM unnest(ARRAY['meeting_scheduled', 'meeting_updated', 'meeting_cancelled', 'meeting_response', 'delivery_failed', 'calendar_disconnected',
                    'meeting_reminder', 'new_message', 'time_kept']) AS k,
       unnest(ARRAY['en', 'de', 'es', 'fr']) AS l;
