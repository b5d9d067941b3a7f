-- Whose meeting a delivery belongs to, so that a host's emails that wait are counted without looking through her meetings. Old rows have none:
-- they are on their way out, and are not counted.
ALTER TABLE "deliveries" ADD COLUMN "host_id" UUID;

DROP INDEX "deliveries_queued_idx";
CREATE INDEX "deliveries_queued_idx" ON "deliveries" ("host_id") WHERE "state" = 'queued' AND "channel" = 'email';
