-- CreateTable
CREATE TABLE "export" (
    "id" UUID NOT NULL,
    "project_id" UUID NOT NULL,
    "coordinates" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "manifest" JSONB,
    "manifest_sha256" CHAR(64),
    "started_by" TEXT NOT NULL,
    "started_at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "finished_at" TIMESTAMPTZ,

    CONSTRAINT "export_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "export_project_id_started_at_idx" ON "export"("project_id", "started_at");

-- AddForeignKey
ALTER TABLE "export" ADD CONSTRAINT "export_project_id_fkey" FOREIGN KEY ("project_id") REFERENCES "project"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
