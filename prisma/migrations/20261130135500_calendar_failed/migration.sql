-- AlterTable
ALTER TABLE "calendar_connections" ADD COLUMN     "write_failure" TEXT;

-- In-app template of the notification about it; without wording it uses what is shipped.
INSERT INTO "templates" ("channel", "key", "locale")
SELECT 'in_app'::"channel", 'calendar_failed', l FROM unnest(ARRAY['en', 'de', 'es', 'fr']) AS l
ON CONFLICT DO NOTHING;
