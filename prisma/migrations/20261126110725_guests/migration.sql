-- CreateEnum
CREATE TYPE "proposal_state" AS ENUM ('open', 'accepted', 'declined', 'passed_over');

-- CreateTable
CREATE TABLE "time_proposals" (
    "id" UUID NOT NULL,
    "invitation_id" UUID NOT NULL,
    "starts_at" TIMESTAMPTZ(3)[],
    "note" TEXT,
    "state" "proposal_state" NOT NULL DEFAULT 'open',
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "closed_at" TIMESTAMPTZ(3),
    "closed_revision" INTEGER,

    CONSTRAINT "time_proposals_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "link_requests" (
    "id" UUID NOT NULL,
    "email" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "link_requests_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "reminder_opt_outs" (
    "host_id" UUID NOT NULL,
    "email_hash" BYTEA NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "reminder_opt_outs_pkey" PRIMARY KEY ("host_id","email_hash")
);

-- CreateIndex
CREATE INDEX "time_proposals_invitation_id_created_at_idx" ON "time_proposals"("invitation_id", "created_at");

-- CreateIndex
CREATE INDEX "link_requests_created_at_idx" ON "link_requests"("created_at");

-- AddForeignKey
ALTER TABLE "time_proposals" ADD CONSTRAINT "time_proposals_invitation_id_fkey" FOREIGN KEY ("invitation_id") REFERENCES "invitations"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "reminder_opt_outs" ADD CONSTRAINT "reminder_opt_outs_host_id_fkey" FOREIGN KEY ("host_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What the schema language cannot say.

-- One open proposal per invitee: a new one takes the place of the one before.
CREATE UNIQUE INDEX "time_proposals_open_key" ON "time_proposals" ("invitation_id") WHERE "state" = 'open';
ALTER TABLE "time_proposals"
  ADD CONSTRAINT "time_proposals_one_or_two" CHECK (cardinality("starts_at") BETWEEN 1 AND 2),
  ADD CONSTRAINT "time_proposals_closed_with_instant" CHECK (("state" = 'open') = ("closed_at" IS NULL));
