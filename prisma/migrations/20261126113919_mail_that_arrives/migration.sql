-- AlterTable
ALTER TABLE "invitations" ADD COLUMN     "reply_sequence" INTEGER,
ADD COLUMN     "reply_stamped_at" TIMESTAMPTZ(3);

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
CREATE TABLE "mail_circuits" (
    "provider" TEXT NOT NULL,
    "failures" INTEGER NOT NULL DEFAULT 0,
    "retry_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "mail_circuits_pkey" PRIMARY KEY ("provider")
);

-- CreateIndex
CREATE INDEX "mail_attempts_mail_id_started_at_idx" ON "mail_attempts"("mail_id", "started_at");

-- CreateIndex
CREATE INDEX "provider_events_provider_id_idx" ON "provider_events"("provider_id");

-- CreateIndex
CREATE INDEX "provider_events_received_at_idx" ON "provider_events"("received_at");

-- AddForeignKey
ALTER TABLE "mail_attempts" ADD CONSTRAINT "mail_attempts_mail_id_fkey" FOREIGN KEY ("mail_id") REFERENCES "stored_mails"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "suppressed_addresses" ADD CONSTRAINT "suppressed_addresses_host_id_fkey" FOREIGN KEY ("host_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;


-- A host's turn in the queue counts what is queued already; few rows are, whatever the table holds.
CREATE INDEX "deliveries_queued_idx" ON "deliveries" ("meeting_id") WHERE "state" = 'queued' AND "channel" = 'email';

-- Events that came before the provider's answer was written down; they wait for moments.
CREATE INDEX "provider_events_waiting_idx" ON "provider_events" ("provider_id") WHERE "outcome" = 'waiting';

-- A notification that has more to tell is news to open pages too; reading it is not.
CREATE FUNCTION "note_live_notification_again"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO live_events (kind, meeting_id, subject_id) VALUES ('notification', NEW.meeting_id, NEW.id);
  PERFORM pg_notify('compath_live', '');
  RETURN NULL;
END $$;
CREATE TRIGGER "notifications_told_again_live" AFTER UPDATE ON "notifications" FOR EACH ROW
  WHEN (OLD.created_at IS DISTINCT FROM NEW.created_at) EXECUTE FUNCTION "note_live_notification_again"();
