-- Whoever proposed another time is told that the present one stays: guests by mail, people with an account in the app.
INSERT INTO "templates" ("channel", "key", "locale")
SELECT c::"channel", 'time_kept', l FROM unnest(ARRAY['email', 'in_app']) AS c, unnest(ARRAY['en', 'de', 'es', 'fr']) AS l
ON CONFLICT DO NOTHING;
