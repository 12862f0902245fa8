import type { LucideIcon } from "lucide-react";
import type { ReactNode } from "react";
import { classNames } from "./class-names.ts";

/** What a state means at a glance; words and sign say it first, the hue second. */
export type Tone = "neutral" | "accent" | "good" | "warn" | "danger" | "machine";

const TONES: Record<Tone, string> = {
  neutral: "border-line bg-sunken text-muted",
  accent: "border-accent/40 bg-accent/10 text-accent",
  good: "border-good/35 bg-good/8 text-good",
  warn: "border-warn/35 bg-warn/8 text-warn",
  danger: "border-danger/35 bg-danger/8 text-danger",
  machine: "border-machine/35 bg-machine/8 text-machine",
};

interface BadgeProps {
  readonly tone?: Tone;
  readonly icon?: LucideIcon;
  readonly children: ReactNode;
}

/** A state in a word. */
export function Badge({ tone = "neutral", icon: Icon, children }: BadgeProps) {
  return (
    <span
      className={classNames(
        "inline-flex h-5 items-center gap-1 rounded-full border px-2 text-xs whitespace-nowrap",
        TONES[tone],
      )}
    >
      {Icon && <Icon aria-hidden size={12} />}
      {children}
    </span>
  );
}
