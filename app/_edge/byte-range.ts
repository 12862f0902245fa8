/** The one range that was asked for, `to` included; null where it is none that we understand: then all is sent. */
export function rangeOf(asked: string, size: number): { from: number; to: number } | "outside" | null {
  const [, first = "", last = ""] = /^bytes=(\d*)-(\d*)$/.exec(asked) ?? [];
  if (first === "" && last === "") return null;
  const from = first === "" ? Math.max(0, size - Number(last)) : Number(first);
  const to = first === "" || last === "" ? size - 1 : Math.min(size - 1, Number(last));

  return from > to || from >= size ? "outside" : { from, to };
}
