import sharp from "sharp";

/** libvips would keep the results of its last operations, which pictures that are each seen once never ask for again. */
sharp.cache(false);

export type { Metadata, Sharp } from "sharp";
export { sharp };
