-- CreateTable
CREATE TABLE "engine_answer" (
    "key" CHAR(64) NOT NULL,
    "port" TEXT NOT NULL,
    "engine" JSONB NOT NULL,
    "answer" JSONB NOT NULL,
    "seconds" DOUBLE PRECISION NOT NULL,
    "created_at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "engine_answer_pkey" PRIMARY KEY ("key")
);
