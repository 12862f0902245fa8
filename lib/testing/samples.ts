import { crc32, deflateSync } from "node:zlib";
import type { Size } from "#lib/domain/geometry.ts";
import { seededRandom } from "#lib/domain/seeded-random.ts";

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

/** A PNG of coloured blocks, another for every seed: bytes of a real picture without a file. */
export function pictureBytes(seed: number, { width, height }: Size = { width: 48, height: 32 }): Buffer {
  const random = seededRandom(seed);
  const colours = Array.from({ length: 12 }, () => [random.integer(256), random.integer(256), random.integer(256)]);
  const rows = Buffer.alloc(height * (1 + width * 3));
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const block = Math.floor((4 * x) / width) + 4 * Math.floor((3 * y) / height);
      rows.set(colours[block] ?? [], y * (1 + width * 3) + 1 + x * 3);
    }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 2, 0, 0, 0], 8); // eight bits, RGB

  return Buffer.concat([SIGNATURE, chunk("IHDR", header), chunk("IDAT", deflateSync(rows)), chunk("IEND")]);
}

function chunk(type: string, data: Buffer = Buffer.alloc(0)): Buffer {
  const body = Buffer.concat([Buffer.from(type, "latin1"), data]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(crc32(body));

  return Buffer.concat([length, body, sum]);
}
