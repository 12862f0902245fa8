import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type JsonRow, jsonRows } from "./json-rows.ts";

async function* inChunks(bytes: Uint8Array, size: number) {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

async function collect<Value>(all: AsyncIterable<Value>): Promise<Value[]> {
  const list: Value[] = [];
  for await (const one of all) list.push(one);

  return list;
}

async function rowsOf(text: string | Uint8Array, size = 7, most = 1000): Promise<JsonRow[]> {
  const bytes = typeof text === "string" ? new TextEncoder().encode(text) : text;

  return collect(jsonRows(inChunks(bytes, size), { bytes: most, depth: 20 }));
}

const values = (rows: JsonRow[]) => rows.map((row) => ("value" in row ? row.value : `${row.row} ${row.problem.code}`));

describe("reading a JSON array row by row", () => {
  it("gives the same values as parsing it whole, however the bytes are cut", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.jsonValue({ maxDepth: 4 }), { maxLength: 8 }), fc.nat(30), async (array, size) => {
        const text = JSON.stringify(array, null, size % 3);

        expect(values(await rowsOf(text, size + 1, text.length * 4 + 1))).toEqual(JSON.parse(text));
      }),
    );
  });

  it("counts from 1 and tells how many bytes are behind it", async () => {
    expect(await rowsOf("[1, 22 ,3]")).toEqual([
      { row: 1, value: 1, end: 2 },
      { row: 2, value: 22, end: 7 },
      { row: 3, value: 3, end: 9 },
    ]);
  });

  it("takes a byte order mark before good JSON", async () => {
    expect(values(await rowsOf('\uFEFF [{"a":"ä"}]', 1))).toEqual([{ a: "ä" }]);
  });

  it("says that another value is no array", async () => {
    expect(values(await rowsOf('{"rows":[1]}'))).toEqual(["null not-an-array"]);
    expect(values(await rowsOf('"text"'))).toEqual(["null not-an-array"]);
    expect(values(await rowsOf("   "))).toEqual(["null not-an-array"]);
    expect(values(await rowsOf(Buffer.from("\uFEFF[1]", "utf16le")))).toEqual(["null not-utf-8"]);
  });

  it("gives an empty array no rows", async () => {
    expect(await rowsOf(" [ ] ")).toEqual([]);
  });

  it("names the row that is not UTF-8 and reads the others", async () => {
    const bytes = Buffer.concat([Buffer.from('["a","'), Buffer.from([0xff, 0xc3]), Buffer.from('","b"]')]);

    expect(values(await rowsOf(bytes))).toEqual(["a", "2 not-utf-8", "b"]);
  });

  it("names the row that holds NaN and reads the others", async () => {
    expect(values(await rowsOf('[{"a":1},{"a":NaN},{"a":[3,"]"]}]'))).toEqual([
      { a: 1 },
      "2 not-json",
      { a: [3, "]"] },
    ]);
  });

  it("names the row that is nested too deep and reads the others", async () => {
    const deep = "[".repeat(10_000) + "]".repeat(10_000);

    expect(values(await rowsOf(`[1,${deep},2]`, 100))).toEqual([1, "2 too-deep", 2]);
  });

  it("names the row that is too long and reads the others", async () => {
    expect(values(await rowsOf(`[1,"${"x".repeat(5000)},]\\"",2]`))).toEqual([1, "2 too-long", 2]);
  });

  it("does not keep a string of 100 MB", async () => {
    async function* huge() {
      yield Buffer.from('[1,"');
      const megabyte = Buffer.alloc(1_000_000, "x");
      for (let times = 0; times < 100; times++) yield megabyte;
      yield Buffer.from('",2]');
    }
    const before = process.memoryUsage().arrayBuffers;
    let most = 0;
    const seen: JsonRow[] = [];
    for await (const row of jsonRows(huge())) {
      seen.push(row);
      most = Math.max(most, process.memoryUsage().arrayBuffers - before);
    }

    expect(values(seen)).toEqual([1, "2 too-long", 2]);
    expect(most).toBeLessThan(20_000_000);
  });

  it("says where a file ends too early, and what follows its end", async () => {
    expect(values(await rowsOf('[1,{"a":'))).toEqual([1, "2 not-json", "null not-json"]);
    expect(values(await rowsOf("[1,"))).toEqual([1, "null not-json"]);
    expect(values(await rowsOf("[1] x"))).toEqual([1, "null not-json"]);
    expect(values(await rowsOf("[1,,2]"))).toEqual([1, "2 not-json", 2]);
  });
});
