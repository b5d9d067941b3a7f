-- AlterTable
ALTER TABLE "meeting_contents" ADD COLUMN     "disclosure" "disclosure" NOT NULL DEFAULT 'neutral',
ADD COLUMN     "relationship_id" UUID;

-- AlterTable
ALTER TABLE "invitations" ADD COLUMN     "added_revision" INTEGER NOT NULL DEFAULT 1,
ADD COLUMN     "removed_revision" INTEGER,
ADD COLUMN     "reset_revision" INTEGER;

-- AlterTable
ALTER TABLE "deliveries" ADD COLUMN     "resent" BOOLEAN NOT NULL DEFAULT false;
