-- Off for everybody: emails of people with an account carry their personal link, as those of guests do.
ALTER TABLE "users" ADD COLUMN "always_sign_in" BOOLEAN NOT NULL DEFAULT false;
