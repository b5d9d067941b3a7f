-- AlterTable
ALTER TABLE "meetings" ADD COLUMN     "call_url" TEXT;

-- AlterTable
ALTER TABLE "calendar_connections" ADD COLUMN     "google_meet" BOOLEAN NOT NULL DEFAULT false;

-- What the schema language cannot say.

-- Browsers are sent there.
ALTER TABLE "meetings" ADD CONSTRAINT "meetings_call_is_https" CHECK ("call_url" LIKE 'https://%');
-- Open rooms hear that the way in is there.
CREATE TRIGGER "meetings_called_live" AFTER UPDATE ON "meetings" FOR EACH ROW
  WHEN (OLD.call_url IS DISTINCT FROM NEW.call_url) EXECUTE FUNCTION "note_live_meeting"();
