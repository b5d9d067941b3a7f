-- AlterTable
ALTER TABLE "calendar_events" ADD COLUMN     "added_people" JSONB NOT NULL DEFAULT '[]';
