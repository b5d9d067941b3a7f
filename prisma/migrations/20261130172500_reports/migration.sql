-- The few reports of invitees are looked for among the history of every meeting.
CREATE INDEX "history_reports_idx" ON "history" ("at") WHERE "action" = 'abuse_reported';
