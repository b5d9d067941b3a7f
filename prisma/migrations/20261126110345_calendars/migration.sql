-- DropForeignKey
ALTER TABLE "calendar_events" DROP CONSTRAINT "calendar_events_connection_id_fkey";

-- DropIndex
DROP INDEX "calendar_connections_user_id_idx";

-- AlterTable
ALTER TABLE "notifications" ALTER COLUMN "meeting_id" DROP NOT NULL;

-- AlterTable
ALTER TABLE "calendar_connections" ADD COLUMN     "broken_reason" TEXT,
ADD COLUMN     "busy_calendar_ids" TEXT[] DEFAULT ARRAY[]::TEXT[],
ADD COLUMN     "calendar_name" TEXT,
ADD COLUMN     "channel_expires_at" TIMESTAMPTZ(3),
ADD COLUMN     "channel_id" UUID,
ADD COLUMN     "channel_resource_id" TEXT,
ADD COLUMN     "read_at" TIMESTAMPTZ(3),
ADD COLUMN     "shares_guests" BOOLEAN NOT NULL DEFAULT true,
ADD COLUMN     "succeeded_at" TIMESTAMPTZ(3),
ADD COLUMN     "sync_token" TEXT;

-- AlterTable
ALTER TABLE "calendar_events" DROP CONSTRAINT "calendar_events_pkey",
ADD COLUMN     "drift" JSONB,
ADD COLUMN     "id" UUID NOT NULL DEFAULT gen_random_uuid(),
ADD COLUMN     "pushed" JSONB,
ADD COLUMN     "synced_at" TIMESTAMPTZ(3),
ADD COLUMN     "turn" UUID,
ADD COLUMN     "turn_until" TIMESTAMPTZ(3),
ALTER COLUMN "connection_id" DROP NOT NULL,
ALTER COLUMN "revision" SET DEFAULT 0,
ADD CONSTRAINT "calendar_events_pkey" PRIMARY KEY ("id");

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
CREATE UNIQUE INDEX "calendar_consents_state_hash_key" ON "calendar_consents"("state_hash");

-- CreateIndex
CREATE INDEX "calendar_consents_expires_at_idx" ON "calendar_consents"("expires_at");

-- CreateIndex
CREATE UNIQUE INDEX "calendar_connections_channel_id_key" ON "calendar_connections"("channel_id");

-- CreateIndex
CREATE INDEX "calendar_connections_read_at_idx" ON "calendar_connections"("read_at");

-- CreateIndex
CREATE UNIQUE INDEX "calendar_connections_user_id_provider_account_key" ON "calendar_connections"("user_id", "provider", "account");

-- CreateIndex
CREATE UNIQUE INDEX "calendar_events_connection_id_meeting_id_key" ON "calendar_events"("connection_id", "meeting_id");

-- AddForeignKey
ALTER TABLE "calendar_events" ADD CONSTRAINT "calendar_events_connection_id_fkey" FOREIGN KEY ("connection_id") REFERENCES "calendar_connections"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "calendar_consents" ADD CONSTRAINT "calendar_consents_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What the schema language cannot say.

-- One line per meeting says that its host had no calendar; nothing was written, so nothing can have come of it.
CREATE UNIQUE INDEX "calendar_events_unconnected_key" ON "calendar_events" ("meeting_id") WHERE "connection_id" IS NULL;
ALTER TABLE "calendar_events"
  ADD CONSTRAINT "calendar_events_unconnected_is_skipped" CHECK ("connection_id" IS NOT NULL OR "state" = 'skipped');
-- A broken connection says why.
ALTER TABLE "calendar_connections"
  ADD CONSTRAINT "calendar_connections_broken_with_reason" CHECK (("state" = 'broken') = ("broken_reason" IS NOT NULL));
