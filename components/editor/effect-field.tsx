"use client";

import { Minus, ThumbsDown, ThumbsUp } from "lucide-react";
import { Button } from "#components/ui/button.tsx";
import type { Effect } from "#lib/domain/taxonomy.ts";

const EFFECTS = [
  { effect: "negative", words: "negative", icon: ThumbsDown },
  { effect: "none", words: "none", icon: Minus },
  { effect: "positive", words: "positive", icon: ThumbsUp },
] as const;

interface EffectFieldProps {
  readonly value: Effect;
  readonly disabled: boolean;
  readonly onChange: (effect: Effect) => void;
}

/** What the quality does to the picture as a whole. */
export function EffectField({ value, disabled, onChange }: EffectFieldProps) {
  return (
    <fieldset className="grid gap-1" disabled={disabled}>
      <legend className="mb-1 text-sm font-medium">Effect on the picture</legend>
      <div className="flex gap-1">
        {EFFECTS.map(({ effect, words, icon }) => (
          <Button
            key={effect}
            icon={icon}
            aria-pressed={value === effect}
            onClick={() => onChange(effect)}
            className="flex-1 px-1 text-xs"
          >
            {words}
          </Button>
        ))}
      </div>
    </fieldset>
  );
}
