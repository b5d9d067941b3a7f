-- Where reading the account's own calendar goes on while meetings stand in another one. Old connections begin anew.
ALTER TABLE "calendar_connections" ADD COLUMN "own_sync_token" TEXT;
