-- When a counselor usually works: spans by day of the week. Null, as in every old row, is Monday to Friday from 8 to 18.
ALTER TABLE "users" ADD COLUMN "working_hours" JSONB;
