-- AlterTable
ALTER TABLE "calendar_connections" ADD COLUMN     "choice_due" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "writes" BOOLEAN NOT NULL DEFAULT true;
