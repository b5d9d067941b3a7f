-- AlterTable
ALTER TABLE "sign_in_challenges" ADD COLUMN     "at_door" BOOLEAN NOT NULL DEFAULT false;

-- CreateTable
CREATE TABLE "door_codes" (
    "id" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "locale" TEXT NOT NULL,
    "tries" INTEGER NOT NULL DEFAULT 0,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "consumed_at" TIMESTAMPTZ(3),

    CONSTRAINT "door_codes_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "door_codes_email_created_at_idx" ON "door_codes"("email", "created_at");

-- CreateIndex
CREATE INDEX "door_codes_created_at_idx" ON "door_codes"("created_at");
