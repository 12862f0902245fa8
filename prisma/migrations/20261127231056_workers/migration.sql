-- CreateTable
CREATE TABLE "worker" (
    "id" UUID NOT NULL,
    "host" TEXT NOT NULL,
    "pid" INTEGER NOT NULL,
    "started_at" TIMESTAMPTZ NOT NULL,
    "beat_at" TIMESTAMPTZ NOT NULL,
    "capacity" INTEGER NOT NULL,
    "doing" JSONB NOT NULL,
    "draining" BOOLEAN NOT NULL,

    CONSTRAINT "worker_pkey" PRIMARY KEY ("id")
);
