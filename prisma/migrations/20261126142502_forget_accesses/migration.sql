-- CreateIndex
CREATE INDEX "accesses_at_idx" ON "accesses" USING BRIN ("at");

-- Rows are taken out only when their time is over, by whoever says until when (lib/history/forget-accesses.ts). Nothing else touches them.
CREATE FUNCTION "refuse_access_change"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' AND OLD."at" < nullif(current_setting('compath.forget_accesses_before', true), '')::timestamptz THEN
    RETURN OLD;
  END IF;
  RAISE EXCEPTION 'history is append-only';
END $$;
DROP TRIGGER "accesses_append_only" ON "accesses";
CREATE TRIGGER "accesses_append_only" BEFORE UPDATE OR DELETE ON "accesses" FOR EACH ROW EXECUTE FUNCTION "refuse_access_change"();
