-- History outlives its meeting, which retention takes out; the indexes find what hangs on it. No row changes.
-- DropForeignKey
ALTER TABLE "history" DROP CONSTRAINT "history_meeting_id_fkey";

-- CreateIndex
CREATE INDEX "messages_invitation_id_idx" ON "messages"("invitation_id");

-- CreateIndex
CREATE INDEX "notifications_meeting_id_idx" ON "notifications"("meeting_id");

-- CreateIndex
CREATE INDEX "participants_invitation_id_idx" ON "participants"("invitation_id");

-- CreateIndex
CREATE INDEX "sign_in_challenges_invitation_id_idx" ON "sign_in_challenges"("invitation_id");
