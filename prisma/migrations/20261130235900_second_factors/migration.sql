-- A second factor for signing in: an authenticator app with recovery codes, which a practice can require.
ALTER TABLE "practices" ADD COLUMN "requires_second_factor" BOOLEAN NOT NULL DEFAULT false;
ALTER TABLE "sessions" ADD COLUMN "second_factor_until" TIMESTAMPTZ(3);
ALTER TABLE "sessions" ADD COLUMN "second_factor_tries" INTEGER NOT NULL DEFAULT 0;
CREATE TABLE "second_factors" (
    "user_id" UUID NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 0,
    "set_up_in" UUID,
    "confirmed_at" TIMESTAMPTZ(3),
    "last_counter" INTEGER NOT NULL DEFAULT 0,
    "recovery_batch" INTEGER NOT NULL DEFAULT 0,
    "used_codes" INTEGER[] DEFAULT ARRAY[]::INTEGER[],
    CONSTRAINT "second_factors_pkey" PRIMARY KEY ("user_id")
);
ALTER TABLE "second_factors" ADD CONSTRAINT "second_factors_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
