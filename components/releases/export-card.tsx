import { DownloadIcon } from "lucide-react";
import { Badge, type Tone } from "#components/ui/badge.tsx";
import { Table, Td, Th, Tr } from "#components/ui/table.tsx";
import type { ListedExport, OfferedFile } from "#lib/domain/listed-export.ts";

const STATES: Readonly<Record<ListedExport["status"], { tone: Tone; words: string }>> = {
  building: { tone: "machine", words: "being written" },
  ready: { tone: "good", words: "ready" },
  failed: { tone: "danger", words: "failed" },
};

const REASONS: Readonly<Record<ListedExport["leftOut"][number]["reason"], string>> = {
  "no-grounded-mention": "for nothing in the text has a place in the picture",
  "text-holds-grounding": "for the text itself holds “](<”",
};

/** One export: who asked for it and when, and its files. */
export function ExportCard({ export: one }: { readonly export: ListedExport }) {
  const { tone, words } = STATES[one.status];
  const when = one.startedAt.toISOString();

  return (
    <section aria-label={`Export of ${when}`} className="grid gap-3">
      <div className="flex flex-wrap items-center gap-3 text-sm">
        <h2 className="font-medium tabular-nums">{when.slice(0, 16).replace("T", " ")} UTC</h2>
        <Badge tone={tone}>{words}</Badge>
        <span className="text-muted">
          by {one.startedBy} · {one.coordinates === "disc" ? "grid cells" : "two decimals"}
        </span>
      </div>
      {one.files.length > 0 && (
        <Table
          label={`Files of the export of ${when}`}
          head={
            <>
              <Th>File</Th>
              <Th numeric>Rows</Th>
              <Th numeric>KiB</Th>
              <Th>SHA-256</Th>
            </>
          }
        >
          {one.files.map((file) => (
            <FileRow key={file.name} file={file} />
          ))}
        </Table>
      )}
      {one.leftOut.map(({ file, reason, count }) => (
        <p key={file + reason} className="text-sm text-muted tabular-nums">
          Left out of {file}: {count}, {REASONS[reason]}.
        </p>
      ))}
      {one.status === "failed" && (
        <p className="text-sm text-muted">The log of the worker tells why. Nothing was changed; export again.</p>
      )}
    </section>
  );
}

function FileRow({ file: { name, address, rows, bytes, sha256 } }: { readonly file: OfferedFile }) {
  return (
    <Tr>
      <Td>
        <a href={address} download className="inline-flex items-center gap-2 underline">
          <DownloadIcon aria-hidden size={14} />
          {name}
        </a>
      </Td>
      <Td numeric>{rows ?? "–"}</Td>
      <Td numeric>{bytes === null ? "–" : Math.ceil(bytes / 1024)}</Td>
      <Td className="font-mono text-xs text-muted" title={sha256}>
        {sha256.slice(0, 16)}…
      </Td>
    </Tr>
  );
}
