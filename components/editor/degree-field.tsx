"use client";

import { classNames } from "#components/ui/class-names.ts";
import { DEGREES, type Degree } from "#lib/domain/taxonomy.ts";

const WORDS: Readonly<Record<Degree, string>> = { 1: "bad", 2: "poor", 3: "fair", 4: "good", 5: "excellent" };

interface DegreeFieldProps {
  readonly label: string;
  readonly value: Degree | null;
  readonly disabled: boolean;
  /** Pressing the chosen one again lets it go. */
  readonly onChange: (degree: Degree | null) => void;
}

/** One of five degrees, in numbers and words. */
export function DegreeField({ label, value, disabled, onChange }: DegreeFieldProps) {
  return (
    <fieldset className="grid gap-1" disabled={disabled}>
      <legend className="mb-1 text-sm font-medium">{label}</legend>
      <div className="grid grid-cols-5 overflow-hidden rounded-control border border-edge/60">
        {DEGREES.map((degree) => (
          <button
            key={degree}
            type="button"
            aria-pressed={value === degree}
            onClick={() => onChange(value === degree ? null : degree)}
            className={classNames(
              "grid h-10 content-center justify-items-center border-r text-xs leading-tight last:border-r-0 enabled:hover:bg-hover",
              value === degree ? "bg-accent font-medium text-accent-ink enabled:hover:bg-accent" : "bg-raised",
            )}
          >
            <span>{degree}</span>
            <span>{WORDS[degree]}</span>
          </button>
        ))}
      </div>
    </fieldset>
  );
}
