-- AlterTable
ALTER TABLE "calendar_events" ADD COLUMN     "erased_people" TEXT[] DEFAULT ARRAY[]::TEXT[];

-- AlterTable: the worker hashes what the release before wrote with the key (lib/meetings/guests/reminder-opt-out.ts).
ALTER TABLE "reminder_opt_outs" ADD COLUMN     "keyed" BOOLEAN NOT NULL DEFAULT false;
