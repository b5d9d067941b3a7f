-- CreateEnum
CREATE TYPE "live_event_kind" AS ENUM ('notification', 'meeting', 'message');

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

-- CreateIndex
CREATE INDEX "live_events_transaction_idx" ON "live_events"("transaction");

-- CreateIndex
CREATE INDEX "live_events_created_at_idx" ON "live_events"("created_at");

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
