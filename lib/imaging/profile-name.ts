/** Name in an ICC profile's description tag; `unnamed` where the profile has none that can be read. */
export function profileName(icc: Buffer): string {
  const tags = icc.length >= 132 ? Math.min(icc.readUInt32BE(128), 100) : 0;
  for (let at = 132; at < 132 + tags * 12 && at + 12 <= icc.length; at += 12) {
    if (icc.toString("latin1", at, at + 4) !== "desc") continue;
    const from = icc.readUInt32BE(at + 4);
    const name = description(icc.subarray(from, from + icc.readUInt32BE(at + 8)));
    if (name) return name.slice(0, 100);
  }

  return "unnamed";
}

/** Version 2 profiles hold ASCII, version 4 profiles UTF-16 by language, of which the first is taken. */
function description(tag: Buffer): string {
  const kind = tag.toString("latin1", 0, 4);
  if (kind === "desc" && tag.length >= 12) return printable(tag.toString("latin1", 12, 12 + tag.readUInt32BE(8)));
  if (kind !== "mluc" || tag.length < 28) return "";
  const from = tag.readUInt32BE(24);
  const words = Buffer.from(tag.subarray(from, from + (tag.readUInt32BE(20) & ~1)));

  return printable(words.length % 2 === 0 ? words.swap16().toString("utf16le") : "");
}

function printable(text: string): string {
  return text.replaceAll(/\p{Cc}/gu, "").trim();
}
