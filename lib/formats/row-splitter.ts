import type { Fault } from "./codec.ts";
import { shortened } from "./row-fields.ts";

/** The bytes of one element, or why it has none to give. */
export type SplitRow =
  | { readonly row: number; readonly bytes: Uint8Array; readonly end: number }
  | { readonly row: number | null; readonly fault: Fault; readonly end: number };

interface RowSplitter {
  /** Takes the next bytes; answers the rows that end in them. */
  push(chunk: Uint8Array): SplitRow[];
  /** The file is at its end: what is left, and what it lacks. */
  finish(): SplitRow[];
  /** Nothing of what follows is read: the file is not an array. */
  isOver(): boolean;
}

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const COMMA = 0x2c;
const OPEN_ARRAY = 0x5b;
const CLOSE_ARRAY = 0x5d;
const OPEN_OBJECT = 0x7b;
const CLOSE_OBJECT = 0x7d;
const BOM = [0xef, 0xbb, 0xbf];

const isSpace = (byte: number) => byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09;

type Place = "before" | "within" | "after" | "over";

interface State {
  place: Place;
  /** Bytes of the file before the chunk under way. */
  offset: number;
  row: number;
  depth: number;
  inString: boolean;
  escaped: boolean;
  /** Of the row under way, from earlier chunks. */
  kept: Uint8Array[];
  keptBytes: number;
  hasContent: boolean;
  fault: Fault | null;
}

/**
 * Cuts a top-level array into its elements by counting brackets outside strings. Of a row that breaks a limit only the
 * end is looked for, and nothing kept.
 */
export function rowSplitter(limits: { bytes: number; depth: number }): RowSplitter {
  const state: State = {
    place: "before",
    offset: 0,
    row: 0,
    depth: 0,
    inString: false,
    escaped: false,
    kept: [],
    keptBytes: 0,
    hasContent: false,
    fault: null,
  };

  return {
    push: (chunk) => {
      const rows: SplitRow[] = [];
      for (let at = 0; at < chunk.length && state.place !== "over"; ) at = advance(state, { chunk, at, limits, rows });
      state.offset += chunk.length;

      return rows;
    },
    finish: () => finish(state),
    isOver: () => state.place === "over",
  };
}

interface Pass {
  readonly chunk: Uint8Array;
  readonly at: number;
  readonly limits: { bytes: number; depth: number };
  readonly rows: SplitRow[];
}

function advance(state: State, pass: Pass): number {
  switch (state.place) {
    case "before":
      return before(state, pass);
    case "within":
      return within(state, pass);
    case "after":
      return after(state, pass);
    case "over":
      return pass.chunk.length;
  }
}

function before(state: State, { chunk, at, rows }: Pass): number {
  const byte = chunk[at] ?? 0;
  if (isSpace(byte) || byte === BOM[state.offset + at]) return at + 1;
  if (byte === OPEN_ARRAY) state.place = "within";
  else {
    state.place = "over";
    const code = byte === 0xff || byte === 0xfe || byte === 0 ? "not-utf-8" : "not-an-array";
    rows.push({ row: null, fault: faultOf(code, textOf(chunk.subarray(at, at + 60))), end: state.offset + at });
  }

  return at + 1;
}

function after(state: State, { chunk, at, rows }: Pass): number {
  if (isSpace(chunk[at] ?? 0)) return at + 1;
  state.place = "over";
  const detail = `text after the end of the array: ${textOf(chunk.subarray(at, at + 60))}`;
  rows.push({ row: null, fault: faultOf("not-json", detail), end: state.offset + at });

  return at + 1;
}

/** Goes on until a row ends or the chunk does. */
function within(state: State, { chunk, at: from, limits, rows }: Pass): number {
  for (let at = from; at < chunk.length; at++) {
    const byte = chunk[at] ?? 0;
    if (state.inString) at = throughString(state, chunk, at);
    else if (state.depth === 0 && (byte === COMMA || byte === CLOSE_ARRAY)) {
      keep(state, chunk.subarray(from, at), limits.bytes);
      endRow(state, rows, { end: state.offset + at, isLast: byte === CLOSE_ARRAY });
      return at + 1;
    } else structure(state, byte, limits.depth);
  }
  keep(state, chunk.subarray(from), limits.bytes);

  return chunk.length;
}

function structure(state: State, byte: number, depthLimit: number): void {
  if (byte === QUOTE) state.inString = true;
  else if (byte === OPEN_OBJECT || byte === OPEN_ARRAY) open(state, depthLimit);
  else if (byte === CLOSE_OBJECT || byte === CLOSE_ARRAY) state.depth = Math.max(0, state.depth - 1);
  if (!state.hasContent && !isSpace(byte)) state.hasContent = true;
}

function open(state: State, limit: number): void {
  state.depth += 1;
  if (state.depth > limit) spoil(state, "too-deep", `more than ${limit} levels`);
}

/** From a place inside a string to its closing quote, or to the chunk's last byte. */
function throughString(state: State, chunk: Uint8Array, from: number): number {
  for (let at = from; at < chunk.length; at++) {
    if (state.escaped) state.escaped = false;
    else if (chunk[at] === BACKSLASH) state.escaped = true;
    else if (chunk[at] === QUOTE) {
      state.inString = false;
      return at;
    }
  }

  return chunk.length - 1;
}

function keep(state: State, bytes: Uint8Array, limit: number): void {
  if (state.fault || bytes.length === 0) return;
  state.keptBytes += bytes.length;
  if (state.keptBytes > limit) spoil(state, "too-long", `more than ${limit} bytes`);
  else state.kept.push(bytes.slice()); // the chunk's own memory may be used again
}

function spoil(state: State, code: Fault["code"], detail: string): void {
  state.fault ??= faultOf(code, detail);
  state.kept = [];
}

function endRow(state: State, rows: SplitRow[], { end, isLast }: { end: number; isLast: boolean }): void {
  const isEmptyArray = isLast && state.row === 0 && !state.hasContent;
  if (!isEmptyArray) {
    state.row += 1;
    const fault = state.fault ?? (state.hasContent ? null : faultOf("not-json", "nothing between two commas"));
    rows.push(fault ? { row: state.row, fault, end } : { row: state.row, bytes: joined(state.kept), end });
  }
  Object.assign(state, { kept: [], keptBytes: 0, hasContent: false, fault: null, depth: 0 });
  if (isLast) state.place = "after";
}

function finish(state: State): SplitRow[] {
  const end = state.offset;
  if (state.place === "over" || state.place === "after") return [];
  if (state.place === "before") return [{ row: null, fault: faultOf("not-an-array", "the file is empty"), end }];
  const rows: SplitRow[] = [];
  if (state.hasContent) {
    state.fault ??= faultOf("not-json", "the file ends within this row");
    endRow(state, rows, { end, isLast: false });
  }
  rows.push({ row: null, fault: faultOf("not-json", "the file ends before its closing bracket"), end });

  return rows;
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  if (parts.length === 1 && parts[0]) return parts[0];
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }

  return whole;
}

function faultOf(code: Fault["code"], detail: string): Fault {
  return { field: null, code, detail: shortened(detail) };
}

function textOf(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes);
}
