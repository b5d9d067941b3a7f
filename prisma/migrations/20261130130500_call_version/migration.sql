-- AlterTable
ALTER TABLE "meeting_links" ADD COLUMN     "call_version" INTEGER NOT NULL DEFAULT 0;

-- Whoever is removed from a meeting may know the room of its call, so every removal, by whatever way, opens another one.
-- The count only grows: a removal that is undone leads to no room of before.
CREATE FUNCTION "move_call"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE meeting_links SET call_version = call_version + 1 WHERE meeting_id = NEW.meeting_id;
  RETURN NULL;
END $$;
CREATE TRIGGER "invitations_move_call" AFTER UPDATE OF removed_at ON "invitations" FOR EACH ROW
  WHEN (OLD.removed_at IS NULL AND NEW.removed_at IS NOT NULL) EXECUTE FUNCTION "move_call"();
