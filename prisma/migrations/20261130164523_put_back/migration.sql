-- AlterTable
ALTER TABLE "calendar_events" ADD COLUMN     "restored_at" TIMESTAMPTZ(3)[] DEFAULT ARRAY[]::TIMESTAMPTZ(3)[];
