-- CreateTable
CREATE TABLE "chain_marks" (
    "log" TEXT NOT NULL,
    "chain_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "hash" BYTEA NOT NULL,
    "mac" BYTEA NOT NULL,

    CONSTRAINT "chain_marks_pkey" PRIMARY KEY ("log","chain_id","kind")
);

-- AlterTable
ALTER TABLE "history" ADD COLUMN     "erased_hash" BYTEA;

-- Besides the person's data that is taken out of a line, what is left of it is hashed anew (lib/history/erase-from-history.ts).
CREATE OR REPLACE FUNCTION "refuse_history_rewrite"() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE "expected" "history" := OLD;
BEGIN
  "expected"."changes" := NEW."changes";
  "expected"."erased_at" := NEW."erased_at";
  "expected"."erased_hash" := NEW."erased_hash";
  IF NEW."erased_at" IS NULL OR NEW IS DISTINCT FROM "expected" THEN
    RAISE EXCEPTION 'history is append-only';
  END IF;
  RETURN NEW;
END $$;
