-- AlterTable
ALTER TABLE "history" ADD COLUMN     "erased_at" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "accesses" (
    "chain_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "actor_kind" TEXT NOT NULL,
    "actor_id" UUID,
    "meeting_id" UUID,
    "part" TEXT NOT NULL,
    "action" TEXT NOT NULL,
    "outcome" TEXT NOT NULL,
    "hash" BYTEA NOT NULL,

    CONSTRAINT "accesses_pkey" PRIMARY KEY ("chain_id","position")
);

-- CreateIndex
CREATE INDEX "accesses_meeting_id_at_idx" ON "accesses"("meeting_id", "at");

CREATE TRIGGER "accesses_append_only" BEFORE UPDATE OR DELETE ON "accesses" FOR EACH ROW EXECUTE FUNCTION "refuse_history_change"();
CREATE TRIGGER "accesses_no_truncate" BEFORE TRUNCATE ON "accesses" FOR EACH STATEMENT EXECUTE FUNCTION "refuse_history_change"();

-- The one change that a line of the history knows: a person's data is taken out of it, and it says so.
CREATE FUNCTION "refuse_history_rewrite"() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE "expected" "history" := OLD;
BEGIN
  "expected"."changes" := NEW."changes";
  "expected"."erased_at" := NEW."erased_at";
  IF NEW."erased_at" IS NULL OR NEW IS DISTINCT FROM "expected" THEN
    RAISE EXCEPTION 'history is append-only';
  END IF;
  RETURN NEW;
END $$;
DROP TRIGGER "history_append_only" ON "history";
CREATE TRIGGER "history_append_only" BEFORE DELETE ON "history" FOR EACH ROW EXECUTE FUNCTION "refuse_history_change"();
CREATE TRIGGER "history_no_rewrite" BEFORE UPDATE ON "history" FOR EACH ROW EXECUTE FUNCTION "refuse_history_rewrite"();
