-- When a session was last used, and whether its browser was known. Old sessions count from their beginning.
ALTER TABLE "sessions" ADD COLUMN "last_used_at" TIMESTAMPTZ(3);
ALTER TABLE "sessions" ADD COLUMN "known_browser" BOOLEAN;

-- The email to an account's owner about what changed who gets in; without wording it uses what is shipped.
INSERT INTO "templates" ("channel", "key", "locale")
SELECT 'email'::"channel", 'account_notice', l FROM unnest(ARRAY['en', 'de', 'es', 'fr']) AS l
ON CONFLICT DO NOTHING;
