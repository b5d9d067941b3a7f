-- AlterTable
ALTER TABLE "meeting_contents" ADD COLUMN     "message" TEXT;
