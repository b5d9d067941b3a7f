-- CreateTable
CREATE TABLE "invitee_emails" (
    "event_id" TEXT NOT NULL,
    "invitation_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "body" TEXT NOT NULL,
    "attachments" TEXT[],

    CONSTRAINT "invitee_emails_pkey" PRIMARY KEY ("event_id")
);

-- CreateIndex
CREATE INDEX "invitee_emails_invitation_id_at_idx" ON "invitee_emails"("invitation_id", "at");

-- AddForeignKey
ALTER TABLE "invitee_emails" ADD CONSTRAINT "invitee_emails_invitation_id_fkey" FOREIGN KEY ("invitation_id") REFERENCES "invitations"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- In-app template of the notification about one; without wording it uses what is shipped.
INSERT INTO "templates" ("channel", "key", "locale")
SELECT 'in_app'::"channel", 'email_from_invitee', l FROM unnest(ARRAY['en', 'de', 'es', 'fr']) AS l
ON CONFLICT DO NOTHING;
