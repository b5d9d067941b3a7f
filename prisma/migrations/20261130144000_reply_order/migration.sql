-- AlterTable
ALTER TABLE "invitations" ADD COLUMN     "reply_arrived_at" TIMESTAMPTZ(3),
ADD COLUMN     "reply_event_id" TEXT,
ADD COLUMN     "reply_modified_at" TIMESTAMPTZ(3);
