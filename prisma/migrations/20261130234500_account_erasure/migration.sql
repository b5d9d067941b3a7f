-- Since when an account's owner wants it erased, and when that was done. No old account was asked for.
ALTER TABLE "users" ADD COLUMN "erase_asked_at" TIMESTAMPTZ(3);
ALTER TABLE "users" ADD COLUMN "erased_at" TIMESTAMPTZ(3);
