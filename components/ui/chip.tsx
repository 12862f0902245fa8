import Link from "next/link";
import type { ReactNode } from "react";
import { classNames } from "./class-names.ts";

const SHAPE =
  "inline-flex h-7 items-center gap-1.5 rounded-full border bg-raised px-3 text-xs whitespace-nowrap hover:bg-hover";
const CHOSEN = "border-accent bg-accent/12 font-medium text-accent";

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
