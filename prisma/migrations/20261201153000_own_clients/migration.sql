-- What a counselor keeps of a client is the counselor's own, and a client may be without an account.
ALTER TABLE "relationships"
    ADD COLUMN "name" TEXT,
    ADD COLUMN "email" TEXT,
    ADD COLUMN "time_zone" TEXT,
    ADD COLUMN "locale" TEXT,
    ADD COLUMN "revealed_at" TIMESTAMPTZ(3),
    ADD COLUMN "invited_at" TIMESTAMPTZ(3),
    ALTER COLUMN "client_id" DROP NOT NULL;

-- Whoever relates two accounts, instances of the release before among them, need not say again what the account says.
CREATE FUNCTION fill_relationship() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    SELECT coalesce(NEW.name, u.name), u.email, coalesce(NEW.time_zone, u.time_zone), coalesce(NEW.locale, u.locale),
           coalesce(NEW.revealed_at, NEW.created_at)
      INTO NEW.name, NEW.email, NEW.time_zone, NEW.locale, NEW.revealed_at
      FROM users u WHERE u.id = NEW.client_id;
    RETURN NEW;
END $$;

CREATE TRIGGER relationships_filled BEFORE INSERT ON "relationships"
    FOR EACH ROW WHEN (NEW.client_id IS NOT NULL AND NEW.email IS NULL) EXECUTE FUNCTION fill_relationship();

-- Until now every client had an account that the counselor knew of. Accounts that were erased name nobody here either.
UPDATE "relationships" r
   SET name = u.name, email = u.email, time_zone = u.time_zone, locale = u.locale, revealed_at = r.created_at
  FROM "users" u, "users" c
 WHERE u.id = r.client_id AND c.id = r.counselor_id AND u.erased_at IS NULL AND c.erased_at IS NULL;

-- An address is one client of a counselor at a time.
CREATE UNIQUE INDEX "relationships_active_email_key" ON "relationships" ("counselor_id", "email") WHERE "status" = 'active';
