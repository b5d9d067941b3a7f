-- CreateTable
CREATE TABLE "kept_keys" (
    "name" TEXT NOT NULL,
    "sealed" BYTEA NOT NULL,

    CONSTRAINT "kept_keys_pkey" PRIMARY KEY ("name")
);
