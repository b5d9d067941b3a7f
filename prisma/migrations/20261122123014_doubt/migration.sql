-- CreateEnum
CREATE TYPE "doubt" AS ENUM ('none', 'in_flight', 'in_doubt');

-- AlterTable
ALTER TABLE "stored_mails" ADD COLUMN     "doubt" "doubt" NOT NULL DEFAULT 'none';
