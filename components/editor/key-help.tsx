"use client";

import { Dialog } from "#components/ui/dialog.tsx";
import { KEYMAP } from "./keymap.ts";

const VIEW_KEYS = [
  { keys: "Wheel", words: "Zoom at the pointer" },
  { keys: "Space + drag", words: "Pan" },
  { keys: "0", words: "Fit the picture" },
  { keys: "9", words: "One pixel to one" },
  { keys: "+ −", words: "Zoom" },
  { keys: "]", words: "Fold the panel" },
  { keys: "Ctrl+Enter", words: "Submit" },
];

interface KeyHelpProps {
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
}

/** Every key, from the table that the page listens by. */
export function KeyHelp({ open, onOpenChange }: KeyHelpProps) {
  const bound = KEYMAP.filter(({ words }) => words !== "").map(({ keys, words }) => ({
    keys: keys.join(" or "),
    words,
  }));

  return (
    <Dialog wide open={open} onOpenChange={onOpenChange} title="Keys">
      <dl className="grid grid-cols-[auto_1fr_auto_1fr] items-baseline gap-x-4 gap-y-1 text-sm max-md:grid-cols-[auto_1fr]">
        {[...bound, ...VIEW_KEYS].map(({ keys, words }) => (
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
