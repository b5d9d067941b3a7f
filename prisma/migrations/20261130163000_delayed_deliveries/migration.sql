-- Emails that a server sent back for now are looked for every few minutes, among all that was ever sent.
CREATE INDEX "deliveries_delayed_idx" ON "deliveries" ("at") WHERE "state" = 'delayed';
