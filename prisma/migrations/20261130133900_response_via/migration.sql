-- AlterTable
ALTER TABLE "invitations" ADD COLUMN     "response_via" TEXT;
