import type { LucideIcon } from "lucide-react";
import type { ReactNode } from "react";

interface EmptyStateProps {
  readonly icon?: LucideIcon;
  readonly title: string;
  /** What would be here, and how it gets here. */
  readonly children?: ReactNode;
  /** The one next step, a button. */
  readonly action?: ReactNode;
}

/** Where nothing is yet: says what will be, and the next step. */
export function EmptyState({ icon: Icon, title, children, action }: EmptyStateProps) {
  return (
    <div className="grid justify-items-center gap-2 rounded-panel border border-dashed bg-raised px-6 py-12 text-center">
      {Icon && <Icon aria-hidden size={28} className="text-muted" />}
      <p className="text-lg font-medium">{title}</p>
      {children && <div className="max-w-prose text-sm text-muted">{children}</div>}
      {action && <div className="mt-2 flex gap-2">{action}</div>}
    </div>
  );
}
