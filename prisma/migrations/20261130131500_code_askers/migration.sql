-- AlterTable
ALTER TABLE "sign_in_challenges" ADD COLUMN     "asked_from" BYTEA;

-- CreateIndex
CREATE INDEX "sign_in_challenges_asked_from_created_at_idx" ON "sign_in_challenges"("asked_from", "created_at");
