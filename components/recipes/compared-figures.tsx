import { REASON_WORDS, STAGE_WORDS } from "#components/runs/reason-words.ts";
import { Notice } from "#components/ui/notice.tsx";
import { Table, Td, Th, Tr } from "#components/ui/table.tsx";
import type { Loss } from "#lib/domain/funnel.ts";
import type { ComparedGold, ComparedSums, GroundingFigures } from "#lib/domain/recipe-comparison.ts";

interface Names {
  readonly one: string;
  readonly other: string;
}

type Row = readonly [words: string, one: string, other: string];

function Beside({
  label,
  names,
  rows,
}: {
  readonly label: string;
  readonly names: Names;
  readonly rows: readonly Row[];
}) {
  const head = (
    <>
      <Th>{label}</Th>
      <Th numeric>{names.one}</Th>
      <Th numeric>{names.other}</Th>
    </>
  );

  return (
    <Table label={label} head={head}>
      {rows.map(([words, one, other]) => (
        <Tr key={words}>
          <Td>{words}</Td>
          <Td numeric>{one}</Td>
          <Td numeric>{other}</Td>
        </Tr>
      ))}
    </Table>
  );
}

interface ComparedFiguresProps {
  readonly names: Names;
  readonly sums: { readonly read: number; readonly one: ComparedSums; readonly other: ComparedSums };
  readonly losses: { readonly one: readonly Loss[]; readonly other: readonly Loss[] };
}

const SUMS = [
  ["grounded", "Grounded descriptions"],
  ["mentions", "Mentions"],
  ["boxes", "Boxes in the text"],
  ["questions", "Questions"],
] as const;

/** What both recipes kept in the items that were read, and what their stages dropped or joined, by reason. */
export function ComparedFigures({ names, sums, losses }: ComparedFiguresProps) {
  const kept = SUMS.map(
    ([of, words]): Row => [words, sums.one[of].toLocaleString("en"), sums.other[of].toLocaleString("en")],
  );

  return (
    <section className="grid gap-3">
      <Beside label="Kept" names={names} rows={kept} />
      <Beside label="Dropped or joined" names={names} rows={lossRows(losses)} />
    </section>
  );
}

function lossRows({ one, other }: ComparedFiguresProps["losses"]): Row[] {
  const key = ({ stage, reason }: Loss) => `${STAGE_WORDS[stage]}: ${REASON_WORDS[reason]}`;
  const counts = (losses: readonly Loss[]) => new Map(losses.map((loss) => [key(loss), loss.count]));
  const [a, b] = [counts(one), counts(other)];

  return [...new Set([...a.keys(), ...b.keys()])].map((words) => [
    words,
    (a.get(words) ?? 0).toLocaleString("en"),
    (b.get(words) ?? 0).toLocaleString("en"),
  ]);
}

/** The figures of the paper's Table 2 against what experts drew; said plainly where they drew nothing. */
export function ComparedWithGold({ names, gold }: { readonly names: Names; readonly gold: ComparedGold | null }) {
  return (
    <section className="grid gap-2">
      <h2 className="text-lg font-medium">Against experts</h2>
      {!gold || gold.one.miou === null ? (
        <Notice title="No gold for these items">
          {gold
            ? "Experts answered in closed rounds, and drew no box for words of the description."
            : "No expert's answer of a closed round is about an item that both recipes worked off."}{" "}
          mIoU and Tag-Recall are not given.
        </Notice>
      ) : (
        <>
          <Beside label="Table 2" names={names} rows={goldRows(gold)} />
          <p className="text-xs text-muted">
            {gold.answers} answers of experts in closed rounds to {gold.items} items, {gold.one.samples} of them with
            boxes, {gold.one.goldBoxes} in all; each answer counts by itself. As the paper has it: the nearest pairs
            first, IoU and likeness of names over 0.5. Names are told by {gold.one.names.model}.
          </p>
        </>
      )}
    </section>
  );
}

function goldRows({ one, other }: ComparedGold): Row[] {
  const row = (words: string, of: (figures: GroundingFigures) => number | null | undefined): Row => [
    words,
    percent(of(one)),
    percent(of(other)),
  ];

  return [
    row("mIoU", ({ miou }) => miou),
    row("Tag-Recall, over boxes", ({ tagRecall }) => tagRecall?.micro),
    row("Tag-Recall, over samples", ({ tagRecall }) => tagRecall?.macro),
  ];
}

function percent(share: number | null | undefined): string {
  return share === null || share === undefined ? "–" : (100 * share).toFixed(2);
}
