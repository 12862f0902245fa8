-- AlterTable
ALTER TABLE "engine_answer" ADD COLUMN     "cost" DOUBLE PRECISION,
ADD COLUMN     "tokens_in" INTEGER,
ADD COLUMN     "tokens_out" INTEGER;

-- CreateTable
CREATE TABLE "engine_setting" (
    "name" TEXT NOT NULL,
    "value" JSONB NOT NULL,
    "sealed_key" BYTEA,
    "key_end" TEXT,
    "key_set_at" TIMESTAMPTZ,
    "sealed_by" TEXT,
    "set_by" TEXT NOT NULL,
    "set_at" TIMESTAMPTZ NOT NULL,

    CONSTRAINT "engine_setting_pkey" PRIMARY KEY ("name")
);

-- CreateTable
CREATE TABLE "engine_test" (
    "id" UUID NOT NULL,
    "engine" TEXT NOT NULL,
    "port" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "outcome" JSONB,
    "asked_by" TEXT NOT NULL,
    "asked_at" TIMESTAMPTZ NOT NULL,
    "ended_at" TIMESTAMPTZ,

    CONSTRAINT "engine_test_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "engine_slot" (
    "engine" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "holder" UUID NOT NULL,
    "expires_at" TIMESTAMPTZ NOT NULL,

    CONSTRAINT "engine_slot_pkey" PRIMARY KEY ("engine","number")
);

-- CreateTable
CREATE TABLE "engine_pace" (
    "engine" TEXT NOT NULL,
    "next_at" TIMESTAMPTZ NOT NULL,

    CONSTRAINT "engine_pace_pkey" PRIMARY KEY ("engine")
);

-- CreateIndex
CREATE UNIQUE INDEX "engine_test_engine_key" ON "engine_test"("engine");
