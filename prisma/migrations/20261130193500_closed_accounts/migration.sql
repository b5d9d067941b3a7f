-- AlterTable
ALTER TABLE "invitations" ADD COLUMN     "closed_account_kept" BOOLEAN NOT NULL DEFAULT false;

-- In-app template of the question to hosts; without wording it uses what is shipped.
INSERT INTO "templates" ("channel", "key", "locale")
SELECT 'in_app'::"channel", 'account_closed', l FROM unnest(ARRAY['en', 'de', 'es', 'fr']) AS l
ON CONFLICT DO NOTHING;
