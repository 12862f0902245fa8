import { file } from "#app/_edge/file.ts";
import { ImageFile, imageFile } from "#lib/views/image-file.ts";

export const GET = file(ImageFile, imageFile);
