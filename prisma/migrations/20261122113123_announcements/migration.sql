-- AlterTable
ALTER TABLE "meetings" ADD COLUMN     "announce_at" TIMESTAMPTZ(3),
ADD COLUMN     "announced_sequence" INTEGER NOT NULL DEFAULT 0;

-- AlterTable
ALTER TABLE "invitations" ADD COLUMN     "called_off_at" TIMESTAMPTZ(3),
ADD COLUMN     "earlier_response" "invitee_response",
ADD COLUMN     "promised_revision" INTEGER,
ADD COLUMN     "sending_delivery_id" UUID,
ADD COLUMN     "sending_until" TIMESTAMPTZ(3),
ADD COLUMN     "told_revision" INTEGER;

-- AlterTable
ALTER TABLE "stored_mails" ADD COLUMN     "revision" INTEGER;

-- CreateTable
CREATE TABLE "meeting_contents" (
    "meeting_id" UUID NOT NULL,
    "revision" INTEGER NOT NULL,
    "content" JSONB NOT NULL,

    CONSTRAINT "meeting_contents_pkey" PRIMARY KEY ("meeting_id","revision")
);

-- AddForeignKey
ALTER TABLE "meeting_contents" ADD CONSTRAINT "meeting_contents_meeting_id_fkey" FOREIGN KEY ("meeting_id") REFERENCES "meetings"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
