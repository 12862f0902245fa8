import { Table, Td, Th, Tr } from "#components/ui/table.tsx";
import type { PlottedBar, PlotWords } from "./bar-plot.tsx";

/** The figures of a plot for who reads rather than sees them. */
export function PlotTable({ words, bars }: { readonly words: PlotWords; readonly bars: readonly PlottedBar[] }) {
  const { title, unit, fullUnit } = words;
  const head = (
    <>
      <Th>{title}</Th>
      <Th numeric>{unit}</Th>
      {fullUnit && <Th numeric>{fullUnit}</Th>}
    </>
  );

  return (
    <details className="text-xs">
      <summary className="text-muted">As a table</summary>
      <Table label={title} head={head} className="mt-1 max-h-64">
        {bars.map(({ key, words: row, value, full = value }) => (
          <Tr key={key}>
            <Td>{row}</Td>
            <Td numeric>{value.toLocaleString("en")}</Td>
            {fullUnit && <Td numeric>{full.toLocaleString("en")}</Td>}
          </Tr>
        ))}
      </Table>
    </details>
  );
}
