-- CreateEnum
CREATE TYPE "reminder_choice" AS ENUM ('none', 'day_before', 'ten_minutes_before', 'both');

-- CreateEnum
CREATE TYPE "reminder_kind" AS ENUM ('day_before', 'ten_minutes_before');

-- AlterTable
ALTER TABLE "users" ADD COLUMN     "default_minutes" INTEGER NOT NULL DEFAULT 50,
ADD COLUMN     "default_reminders" "reminder_choice" NOT NULL DEFAULT 'both';

-- AlterTable
ALTER TABLE "meetings" ADD COLUMN     "reminders" "reminder_choice" NOT NULL DEFAULT 'both';

-- AlterTable
ALTER TABLE "meeting_contents" ADD COLUMN     "reminders" "reminder_choice" NOT NULL DEFAULT 'both';

-- AlterTable
ALTER TABLE "templates" ADD COLUMN     "last_used_at" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "reminders" (
    "invitation_id" UUID NOT NULL,
    "kind" "reminder_kind" NOT NULL,
    "starts_at" TIMESTAMPTZ(3) NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "reminders_pkey" PRIMARY KEY ("invitation_id","kind","starts_at")
);

-- CreateTable
CREATE TABLE "template_versions" (
    "channel" "channel" NOT NULL,
    "key" TEXT NOT NULL,
    "locale" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "wording" JSONB,
    "author_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "template_versions_pkey" PRIMARY KEY ("channel","key","locale","version")
);

-- AddForeignKey
ALTER TABLE "reminders" ADD CONSTRAINT "reminders_invitation_id_fkey" FOREIGN KEY ("invitation_id") REFERENCES "invitations"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "template_versions" ADD CONSTRAINT "template_versions_author_id_fkey" FOREIGN KEY ("author_id") REFERENCES "users"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- The lengths that a meeting may have (product.md 4).
ALTER TABLE "users" ADD CONSTRAINT "users_default_minutes_check" CHECK ("default_minutes" BETWEEN 5 AND 1440);

-- People with an account are reminded in the app too.
INSERT INTO "templates" ("channel", "key", "locale")
SELECT 'in_app'::"channel", 'meeting_reminder', l FROM unnest(ARRAY['en', 'de', 'es', 'fr']) AS l
ON CONFLICT DO NOTHING;
