import { rm } from "node:fs/promises";

/** The run's installation goes with the run. */
export default async function teardown(): Promise<void> {
  const { GIQA_DATA: folder } = process.env;
  if (folder?.includes("giqa-e2e-")) await rm(folder, { recursive: true, force: true });
}
