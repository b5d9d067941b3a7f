-- CreateTable
CREATE TABLE "message_emails" (
    "invitation_id" UUID NOT NULL,
    "after_position" INTEGER NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "message_emails_pkey" PRIMARY KEY ("invitation_id","after_position")
);

-- CreateTable
CREATE TABLE "message_opt_outs" (
    "host_id" UUID NOT NULL,
    "email_hash" BYTEA NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "message_opt_outs_pkey" PRIMARY KEY ("host_id","email_hash")
);

-- AddForeignKey
ALTER TABLE "message_emails" ADD CONSTRAINT "message_emails_invitation_id_fkey" FOREIGN KEY ("invitation_id") REFERENCES "invitations"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "message_opt_outs" ADD CONSTRAINT "message_opt_outs_host_id_fkey" FOREIGN KEY ("host_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- The email's template; without wording it uses what is shipped.
INSERT INTO "templates" ("channel", "key", "locale")
SELECT 'email'::"channel", 'new_message', l FROM unnest(ARRAY['en', 'de', 'es', 'fr']) AS l
ON CONFLICT DO NOTHING;
