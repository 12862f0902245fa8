import { file } from "#app/_edge/file.ts";
import { ExportFile, exportFile } from "#lib/views/export-file.ts";

export const GET = file(ExportFile, exportFile);
