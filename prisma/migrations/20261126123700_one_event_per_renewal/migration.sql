-- Two triggers came to do the same at once, so open pages heard twice of a notification that has more to tell. One is enough.
DROP TRIGGER "notifications_told_again_live" ON "notifications";
DROP FUNCTION "note_live_notification_again"();
