import { X } from "lucide-react";
import Link from "next/link";
import type { ComponentProps, ReactNode } from "react";
import { classNames } from "./class-names.ts";

const SHAPE =
  "inline-flex h-7 items-center gap-1.5 rounded-full border bg-raised px-3 text-xs whitespace-nowrap hover:bg-hover";
const CHOSEN = "border-accent bg-accent/12 font-medium text-accent";

/** A filter that is on or off. */
export function Chip({ chosen = false, className, ...rest }: ComponentProps<"button"> & { readonly chosen?: boolean }) {
  return (
    <button type="button" aria-pressed={chosen} className={classNames(SHAPE, chosen && CHOSEN, className)} {...rest} />
  );
}

interface ChipLinkProps {
  readonly href: string;
  readonly chosen?: boolean;
  readonly children: ReactNode;
}

/** A filter that the address holds, so that the view can be sent. */
export function ChipLink({ href, chosen = false, children }: ChipLinkProps) {
  return (
    <Link href={href} aria-current={chosen ? "true" : undefined} className={classNames(SHAPE, chosen && CHOSEN)}>
      {children}
    </Link>
  );
}

interface RemovableProps {
  /** What is taken away; read aloud. */
  readonly label: string;
  readonly onRemove: () => void;
  readonly children: ReactNode;
}

/** Words that can be taken away. */
export function RemovableChip({ label, onRemove, children }: RemovableProps) {
  return (
    <span className={classNames(SHAPE, "pr-1")}>
      {children}
      <button
        type="button"
        aria-label={`Remove ${label}`}
        onClick={onRemove}
        className="grid size-5 place-items-center rounded-full hover:bg-line"
      >
        <X aria-hidden size={12} />
      </button>
    </span>
  );
}
