import type { ReactNode } from "react";

interface PageHeaderProps {
  readonly title: ReactNode;
  /** A sentence: what this page is for, or the state of the thing. */
  readonly description?: ReactNode;
  /** Badges beside the title. */
  readonly state?: ReactNode;
  /** Buttons at the right; at most one primary. */
  readonly actions?: ReactNode;
}

/** The head of a page: its one `h1`, and what can be done with the whole of it. */
export function PageHeader({ title, description, state, actions }: PageHeaderProps) {
  return (
    <header className="flex flex-wrap items-start justify-between gap-x-6 gap-y-3">
      <div className="grid min-w-0 gap-1">
        <div className="flex flex-wrap items-center gap-3">
          <h1 className="text-xl font-semibold tracking-tight">{title}</h1>
          {state}
        </div>
        {description && <p className="max-w-prose text-sm text-muted">{description}</p>}
      </div>
      {actions && <div className="flex flex-wrap items-center gap-2">{actions}</div>}
    </header>
  );
}

/** The frame of an ordinary page below the top bar. */
export function PageBody({ children }: { readonly children: ReactNode }) {
  return <div className="mx-auto grid w-full max-w-7xl content-start gap-6 px-6 py-6">{children}</div>;
}
