"use client";

import { Dialog } from "#components/ui/dialog.tsx";
import { HAND_WORDS, KEYMAP } from "./keymap.ts";

interface KeyHelpProps {
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
}

/** Every key, from the table that the page listens by. */
export function KeyHelp({ open, onOpenChange }: KeyHelpProps) {
  const lines = [...KEYMAP, ...HAND_WORDS].flatMap(({ keys, words }) =>
    words === null ? [] : [{ keys: keys.join(" or "), words }],
  );

  return (
    <Dialog wide open={open} onOpenChange={onOpenChange} title="Keys">
      <dl className="grid grid-cols-[auto_1fr_auto_1fr] items-baseline gap-x-4 gap-y-1 text-sm max-md:grid-cols-[auto_1fr]">
        {lines.map(({ keys, words }) => (
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
