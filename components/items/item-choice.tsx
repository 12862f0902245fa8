"use client";

import { PlayCircle } from "lucide-react";
import { type ReactNode, useRef, useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { Checkbox } from "#components/ui/field.tsx";

interface ItemChoiceProps {
  readonly projectId: string;
  /** A list with a box of the name `items` to tick for each. */
  readonly children: ReactNode;
}

/** Items to tick, and a run to start on them: the address that it leads to holds them. */
export function ItemChoice({ projectId, children }: ItemChoiceProps) {
  const form = useRef<HTMLFormElement>(null);
  const [boxes, setBoxes] = useState({ ticked: 0, all: 0 });
  const count = () => {
    const found = boxesIn(form.current);
    setBoxes({ ticked: found.filter(({ checked }) => checked).length, all: found.length });
  };
  const tickAll = (checked: boolean) => {
    for (const box of boxesIn(form.current)) box.checked = checked;
    count();
  };

  return (
    <form ref={form} action={`/projects/${projectId}/runs`} onChange={count} className="grid gap-4">
      <div className="flex min-h-8 items-center gap-4">
        <Checkbox
          label="All on this page"
          checked={boxes.ticked > 0 && boxes.ticked === boxes.all}
          onChange={(event) => tickAll(event.target.checked)}
        />
        <Button type="submit" icon={PlayCircle} disabled={boxes.ticked === 0}>
          {boxes.ticked === 0 ? "Start a run on chosen items" : `Start a run on ${itemWords(boxes.ticked)}`}
        </Button>
      </div>
      {children}
    </form>
  );
}

function boxesIn(form: HTMLFormElement | null): HTMLInputElement[] {
  return [...(form?.querySelectorAll<HTMLInputElement>('input[name="items"]') ?? [])];
}

function itemWords(count: number): string {
  return count === 1 ? "1 item" : `${count.toLocaleString("en")} items`;
}
