-- AlterTable
ALTER TABLE "assignment" ADD COLUMN     "lease_tab" UUID;

