export { receiveChunk as PATCH, tellOffset as HEAD } from "#app/_edge/upload.ts";
