-- Kept beside the hash of an email's body. Emails from before have none.
-- AlterTable
ALTER TABLE "stored_mails" ADD COLUMN     "locale" TEXT,
ADD COLUMN     "template_version" INTEGER;
