-- DropIndex
DROP INDEX "messages_conversation_id_created_at_id_idx";

-- AlterTable
ALTER TABLE "sign_in_challenges" ADD COLUMN     "invitation_id" UUID;

-- AlterTable
ALTER TABLE "meetings" ADD COLUMN     "ended_at" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "invitations" ADD COLUMN     "read_position" INTEGER NOT NULL DEFAULT 0;

-- AlterTable
ALTER TABLE "conversation_members" DROP COLUMN "last_read_at",
ADD COLUMN     "read_position" INTEGER NOT NULL DEFAULT 0;

-- AlterTable
ALTER TABLE "messages" ADD COLUMN     "position" INTEGER;
UPDATE "messages" SET "position" = "at"."position"
  FROM (SELECT "id", row_number() OVER (PARTITION BY "conversation_id" ORDER BY "created_at", "id") AS "position" FROM "messages") AS "at"
 WHERE "messages"."id" = "at"."id";
ALTER TABLE "messages" ALTER COLUMN "position" SET NOT NULL,
  ADD CONSTRAINT "messages_position_from_one" CHECK ("position" > 0),
  ADD CONSTRAINT "messages_have_an_author" CHECK (num_nonnulls("author_user_id", "invitation_id") > 0);

-- CreateTable
CREATE TABLE "guest_confirmations" (
    "id" UUID NOT NULL,
    "invitation_id" UUID NOT NULL,
    "token_hash" BYTEA NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "guest_confirmations_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "guest_confirmations_token_hash_key" ON "guest_confirmations"("token_hash");

-- CreateIndex
CREATE INDEX "guest_confirmations_invitation_id_idx" ON "guest_confirmations"("invitation_id");

-- CreateIndex
CREATE UNIQUE INDEX "messages_conversation_id_position_key" ON "messages"("conversation_id", "position");

-- AddForeignKey
ALTER TABLE "sign_in_challenges" ADD CONSTRAINT "sign_in_challenges_invitation_id_fkey" FOREIGN KEY ("invitation_id") REFERENCES "invitations"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "guest_confirmations" ADD CONSTRAINT "guest_confirmations_invitation_id_fkey" FOREIGN KEY ("invitation_id") REFERENCES "invitations"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- While a reader has one about a conversation that they have not opened, further messages make no other.
CREATE UNIQUE INDEX "notifications_one_unread_of_messages" ON "notifications"("user_id", "meeting_id") WHERE "kind" = 'new_message' AND "read_at" IS NULL;

INSERT INTO "templates" ("channel", "key", "locale")
SELECT 'in_app'::"channel", 'new_message', l FROM unnest(ARRAY['en', 'de', 'es', 'fr']) AS l;
