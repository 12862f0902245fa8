"use client";

import { Command } from "cmdk";
import type { LucideIcon } from "lucide-react";
import { Dialog } from "radix-ui";

/** A thing to do or a place to go, found by its words. */
type PaletteEntry = {
  readonly words: string;
  readonly icon?: LucideIcon;
  readonly onSelect: () => void;
};

interface CommandPaletteProps {
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
  readonly groups: readonly { readonly heading: string; readonly entries: readonly PaletteEntry[] }[];
}

/** Everything by name: type a few letters, Enter goes. */
export function CommandPalette({ open, onOpenChange, groups }: CommandPaletteProps) {
  return (
    <Dialog.Root open={open} onOpenChange={onOpenChange}>
      <Dialog.Portal>
        <Dialog.Overlay className="fixed inset-0 z-40 bg-black/40" />
        <Dialog.Content
          aria-describedby={undefined}
          className="fixed top-[15vh] left-1/2 z-50 w-[calc(100vw-2rem)] max-w-lg -translate-x-1/2 overflow-hidden rounded-panel border bg-raised shadow-xl"
        >
          <Dialog.Title className="sr-only">Go to or do</Dialog.Title>
          <Command label="Go to or do">
            <Command.Input
              placeholder="Go to or do …"
              className="h-11 w-full border-b bg-transparent px-4 text-base outline-none placeholder:text-muted"
            />
            <Command.List className="max-h-80 overflow-auto p-1">
              <Command.Empty className="px-3 py-6 text-center text-sm text-muted">Nothing of that name.</Command.Empty>
              {groups.map(({ heading, entries }) => (
                <Command.Group
                  key={heading}
                  heading={heading}
                  className="[&_[cmdk-group-heading]]:px-2 [&_[cmdk-group-heading]]:py-1 [&_[cmdk-group-heading]]:text-xs [&_[cmdk-group-heading]]:text-muted"
                >
                  {entries.map((entry) => (
                    <Entry key={entry.words} {...entry} onSelect={() => [onOpenChange(false), entry.onSelect()]} />
                  ))}
                </Command.Group>
              ))}
            </Command.List>
          </Command>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

function Entry({ words, icon: Icon, onSelect }: PaletteEntry) {
  return (
    <Command.Item
      value={words}
      onSelect={onSelect}
      className="flex h-8 cursor-pointer items-center gap-2 rounded-control px-2 text-sm aria-selected:bg-hover"
    >
      {Icon && <Icon aria-hidden size={16} />}
      {words}
    </Command.Item>
  );
}
