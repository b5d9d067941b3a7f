-- AlterTable
ALTER TABLE "notifications" ALTER COLUMN "meeting_id" SET NOT NULL;

-- AlterTable
ALTER TABLE "calendar_events" ADD COLUMN     "calendar_id" TEXT;
