-- AlterTable
ALTER TABLE "time_proposals" ADD COLUMN     "counter_sequence" INTEGER;

-- CreateTable
CREATE TABLE "delegate_requests" (
    "invitation_id" UUID NOT NULL,
    "email" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "dismissed" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "delegate_requests_pkey" PRIMARY KEY ("invitation_id","email")
);

-- AddForeignKey
ALTER TABLE "delegate_requests" ADD CONSTRAINT "delegate_requests_invitation_id_fkey" FOREIGN KEY ("invitation_id") REFERENCES "invitations"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
