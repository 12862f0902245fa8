/** A path as a label file has it, its `.` parts left out; null where it would lead out of the folder. */
export function belowFolder(path: string): string | null {
  if (/[\0\\]/.test(path) || /^[a-z]+:/i.test(path) || path.startsWith("/")) return null;
  const parts = path.split("/").filter((part) => part !== "" && part !== ".");
  if (parts.length === 0 || parts.includes("..")) return null;

  return parts.join("/");
}

/** The last part of a path, and that part without its ending. */
export function fileNameOf(path: string): { name: string; stem: string } {
  const name = path.slice(path.lastIndexOf("/") + 1);

  return { name, stem: name.replace(/[.][^.]+$/, "") };
}
