-- CreateTable
CREATE TABLE "mail_lanes" (
    "provider" TEXT NOT NULL,
    "lane" INTEGER NOT NULL,
    "turn" INTEGER NOT NULL,
    "underway" BOOLEAN NOT NULL,
    "leaves_at" TIMESTAMPTZ(6) NOT NULL,
    "free_at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "mail_lanes_pkey" PRIMARY KEY ("provider","lane")
);
