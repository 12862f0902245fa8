"use client";

import { Dialog } from "#components/ui/dialog.tsx";
import { keyLines } from "./keymap.ts";

interface KeyHelpProps {
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
}

/** Every key, from the table that the page listens by. */
export function KeyHelp({ open, onOpenChange }: KeyHelpProps) {
  return (
    <Dialog wide open={open} onOpenChange={onOpenChange} title="Keys">
      <dl className="grid grid-cols-[minmax(auto,11rem)_1fr_minmax(auto,11rem)_1fr] items-baseline gap-x-4 gap-y-1 text-sm max-md:grid-cols-[auto_1fr]">
        {keyLines().map(({ keys, words }) => (
          <div key={keys} className="contents">
            <dt>
              <kbd className="rounded-control border bg-sunken px-1.5 font-mono text-xs">{keys}</kbd>
            </dt>
            <dd>{words}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}
