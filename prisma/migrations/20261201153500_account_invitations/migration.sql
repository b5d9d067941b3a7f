-- Somebody is invited to have an account; nobody was before.
CREATE TABLE "account_invitations" (
    "id" UUID NOT NULL,
    "inviter_id" UUID NOT NULL,
    "email" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "role" "role" NOT NULL,
    "practice_id" UUID,
    "time_zone" TEXT NOT NULL,
    "locale" TEXT NOT NULL,
    "token_hash" BYTEA NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "account_invitations_pkey" PRIMARY KEY ("id")
);

CREATE UNIQUE INDEX "account_invitations_token_hash_key" ON "account_invitations"("token_hash");

CREATE INDEX "account_invitations_inviter_id_email_created_at_idx" ON "account_invitations"("inviter_id", "email", "created_at");

CREATE INDEX "account_invitations_email_idx" ON "account_invitations"("email");

CREATE INDEX "account_invitations_expires_at_idx" ON "account_invitations"("expires_at");

ALTER TABLE "account_invitations" ADD CONSTRAINT "account_invitations_inviter_id_fkey" FOREIGN KEY ("inviter_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "account_invitations" ADD CONSTRAINT "account_invitations_practice_id_fkey" FOREIGN KEY ("practice_id") REFERENCES "practices"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- The emails' templates; without wording they use what is shipped.
INSERT INTO "templates" ("channel", "key", "locale")
SELECT 'email'::"channel", k, l FROM unnest(ARRAY['member_invitation', 'client_invitation']) AS k, unnest(ARRAY['en', 'de', 'es', 'fr']) AS l
ON CONFLICT DO NOTHING;
