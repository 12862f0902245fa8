/** Characters that two texts share, or that one of them has alone; joined in order they are either text. */
export interface DiffPart {
  readonly text: string;
  readonly in: "both" | "one" | "other";
}

/** Words with their places as one token, spaces, words. */
const TOKEN = /\[[^\][]*\]\(<[^)]*>\)|\s+|[^\s[]+|\[/g;

interface Step {
  readonly part: DiffPart;
  readonly before: Step | null;
}

/** So many words of the one text are behind, by these steps. */
interface Way {
  readonly x: number;
  readonly last: Step | null;
}

type Texts = { readonly a: readonly string[]; readonly b: readonly string[] };

/** The shortest way from one text to the other by words (Myers), a word with its places being one word. */
export function wordDiff(one: string, other: string): DiffPart[] {
  const texts = { a: one.match(TOKEN) ?? [], b: other.match(TOKEN) ?? [] };
  const end = texts.a.length - texts.b.length;
  let ways: ReadonlyMap<number, Way> = new Map([[0, alongside({ x: 0, last: null }, 0, texts)]]);
  let way = ways.get(end);
  while (way?.x !== texts.a.length) {
    ways = oneFurther(ways, texts);
    way = ways.get(end);
  }

  return joined(way.last);
}

/** Of each diagonal the way that gets furthest with one edit more. */
function oneFurther(ways: ReadonlyMap<number, Way>, texts: Texts): Map<number, Way> {
  const next = new Map<number, Way>();
  const offer = (k: number, way: Way) => {
    if (way.x > (next.get(k)?.x ?? -1)) next.set(k, way);
  };
  for (const [k, { x, last }] of ways) {
    const [gone, come] = [texts.a[x], texts.b[x - k]];
    if (gone !== undefined) offer(k + 1, { x: x + 1, last: { part: { text: gone, in: "one" }, before: last } });
    if (come !== undefined) offer(k - 1, { x, last: { part: { text: come, in: "other" }, before: last } });
  }

  return new Map([...next].map(([k, way]) => [k, alongside(way, k, texts)]));
}

/** The way as far as the texts go on alike. */
function alongside(way: Way, k: number, { a, b }: Texts): Way {
  let { x, last } = way;
  for (let text = a[x]; text !== undefined && text === b[x - k]; text = a[x]) {
    last = { part: { text, in: "both" }, before: last };
    x++;
  }

  return { x, last };
}

/** The steps from first to last, neighbours of one kind in one. */
function joined(last: Step | null): DiffPart[] {
  const parts: DiffPart[] = [];
  for (let step = last; step; step = step.before) {
    const next = parts.at(-1);
    if (next?.in === step.part.in) parts[parts.length - 1] = { ...next, text: step.part.text + next.text };
    else parts.push(step.part);
  }

  return parts.reverse();
}
