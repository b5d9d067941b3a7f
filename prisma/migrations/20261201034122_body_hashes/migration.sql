-- What is kept of an email's body once the body is gone. Emails from before have none.
-- AlterTable
ALTER TABLE "stored_mails" ADD COLUMN     "body_bytes" INTEGER,
ADD COLUMN     "body_hash" BYTEA;
