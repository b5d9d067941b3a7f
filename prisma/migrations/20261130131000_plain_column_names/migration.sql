-- AlterTable: which revision mails were last queued of, and which one the person was last notified of.
ALTER TABLE "invitations" RENAME COLUMN "promised_revision" TO "queued_revision";
ALTER TABLE "invitations" RENAME COLUMN "told_revision" TO "notified_revision";

-- The host knows this person by an address only, and sees a guest: the one place where that is said (docs/design/product.md#14).
ALTER TABLE "invitations" ADD COLUMN "address_only" BOOLEAN NOT NULL
  GENERATED ALWAYS AS ("by_address" AND "revealed_at" IS NULL) STORED;
