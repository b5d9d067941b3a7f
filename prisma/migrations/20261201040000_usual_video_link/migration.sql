-- The https address of the call that a host's new video meetings begin with.
ALTER TABLE "users" ADD COLUMN "usual_video_link" TEXT;
