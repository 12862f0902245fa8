import { type Annotation, startingFrom } from "#lib/domain/annotation.ts";
import { apply, type Diff } from "#lib/domain/diff.ts";
import { moved, type Size } from "#lib/domain/geometry.ts";
import { newId } from "#lib/domain/ids.ts";
import type { Suggestion } from "#lib/domain/suggestion.ts";
import type { Degree } from "#lib/domain/taxonomy.ts";
import { type Command, diffOf } from "#lib/editor/command.ts";
import { proposalsOf } from "#lib/editor/proposals.ts";
import { allOf } from "#lib/editor/records.ts";

/** What an expert does to a draft, one command a diff: judge, accept every proposal, move the first box, mend a word. */
export function editsOf(suggestion: Suggestion, image: Size): Diff[] {
  const given = { suggestion, image, newId: () => newId() };
  const acts: readonly ((annotation: Annotation) => Command | null)[] = [
    () => ({ kind: "set-overall", degree: degreeIn(suggestion.description) }),
    ...proposalsOf(suggestion).map(
      ({ id }) =>
        () =>
          ({ kind: "accept-proposal", proposal: id }) as const,
    ),
    (annotation) => nudge(annotation, image),
    () => withoutVery(suggestion.description),
  ];
  const diffs: Diff[] = [];
  let annotation = startingFrom(suggestion.description);
  for (const act of acts) {
    const command = act(annotation);
    const diff = command && diffOf(annotation, command, given);
    if (!diff) continue;
    diffs.push(diff);
    annotation = apply(annotation, diff);
  }

  return diffs;
}

/** Moves the first box a little; where there is none, that is what is said. */
function nudge({ regions }: Annotation, image: Size): Command {
  const [first] = allOf(regions);

  return first
    ? { kind: "set-box", region: first.id, box: moved(first.box, { dx: -3.5, dy: 2.25 }, image) }
    : { kind: "rule-nothing-to-draw", value: true };
}

/** Takes out the first “very ”. */
function withoutVery(description: string): Command | null {
  const removed = "very ";
  const from = description.indexOf(removed);

  return from < 0 ? null : { kind: "edit-text", text: "description", edits: [{ from, removed, insert: "" }] };
}

/** The degree that the description's own closing words come to. */
function degreeIn(description: string): Degree {
  const words: readonly (readonly [RegExp, Degree])[] = [
    [/excellent/i, 5],
    [/below average|poor/i, 2],
    [/bad/i, 1],
    [/good/i, 4],
  ];

  return words.find(([pattern]) => pattern.test(description.slice(-80)))?.[1] ?? 3;
}
