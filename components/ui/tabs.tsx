"use client";

import { Tabs as Radix } from "radix-ui";
import type { ReactNode } from "react";

/** A tab: its words, how many things are in it if that matters, and what it shows. */
type Tab = {
  readonly id: string;
  readonly title: ReactNode;
  readonly count?: number;
  readonly content: ReactNode;
};

interface TabsProps {
  readonly label: string;
  readonly tabs: readonly Tab[];
  /** Held outside where given, else by itself, the first at the start. */
  readonly value?: string;
  readonly onChange?: (id: string) => void;
  readonly className?: string;
}

/** Views of one thing, one at a time. */
export function Tabs({ label, tabs, value, onChange, className = "" }: TabsProps) {
  const held = value === undefined ? { defaultValue: tabs[0]?.id ?? "" } : { value };

  return (
    <Radix.Root {...held} onValueChange={(id) => onChange?.(id)} className={className}>
      <Radix.List aria-label={label} className="flex gap-1 border-b">
        {tabs.map(({ id, title, count }) => (
          <Radix.Trigger
            key={id}
            value={id}
            className="-mb-px flex h-8 items-center gap-2 border-b-2 border-transparent px-3 text-sm text-muted hover:text-ink data-[state=active]:border-accent data-[state=active]:font-medium data-[state=active]:text-ink"
          >
            {title}
            {count !== undefined && <span className="rounded-full bg-hover px-1.5 text-xs text-ink">{count}</span>}
          </Radix.Trigger>
        ))}
      </Radix.List>
      {tabs.map(({ id, content }) => (
        <Radix.Content key={id} value={id} className="pt-3">
          {content}
        </Radix.Content>
      ))}
    </Radix.Root>
  );
}
