import type { ComponentProps, ReactNode } from "react";
import { classNames } from "./class-names.ts";

interface TableProps {
  /** What the rows are; read aloud. */
  readonly label: string;
  /** The `<Th>`s. */
  readonly head: ReactNode;
  /** The `<Tr>`s. */
  readonly children: ReactNode;
  readonly className?: string;
}

/** Rows of figures and words; its head stays in view, and it scrolls sideways by itself where it is too wide. */
export function Table({ label, head, children, className }: TableProps) {
  return (
    <section
      aria-label={label}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard
      tabIndex={0}
      className={classNames("overflow-auto rounded-panel border bg-raised", className)}
    >
      <table className="w-full border-collapse text-sm">
        <thead className="sticky top-0 z-10 bg-sunken text-left">
          <tr>{head}</tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </section>
  );
}

/** The head of a column; `numeric` puts it over figures. */
export function Th({ numeric, className, ...rest }: ComponentProps<"th"> & { readonly numeric?: boolean }) {
  return (
    <th
      scope="col"
      className={classNames("h-8 border-b px-3 text-xs font-medium text-muted", numeric && "text-right", className)}
      {...rest}
    />
  );
}

/** A row. */
export function Tr({ className, ...rest }: ComponentProps<"tr">) {
  return <tr className={classNames("border-b last:border-b-0 hover:bg-hover/50", className)} {...rest} />;
}

/** A cell; `numeric` puts figures under each other. */
export function Td({ numeric, className, ...rest }: ComponentProps<"td"> & { readonly numeric?: boolean }) {
  return <td className={classNames("h-8 px-3 py-1", numeric && "text-right", className)} {...rest} />;
}
