import type { Progress } from "#lib/models/hub-download.ts";

/** Progress as lines: one at each tenth part of a file. */
export function progressLines(tell: (line: string) => void): (progress: Progress) => void {
  let last = "";

  return ({ path, received, bytes }) => {
    const tenths = bytes ? Math.floor((10 * received) / bytes) : Math.floor(received / 50e6);
    if (`${path} ${tenths}` === last) return;
    last = `${path} ${tenths}`;
    tell(`${path}: ${megabytes(received)}${bytes ? ` of ${megabytes(bytes)} MB, ${tenths * 10} %` : " MB"}`);
  };
}

function megabytes(bytes: number): string {
  return (bytes / 1e6).toFixed(1);
}
