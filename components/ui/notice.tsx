import { CircleAlert, CircleCheck, Info, type LucideIcon, TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";
import { classNames } from "./class-names.ts";

type NoticeTone = "neutral" | "good" | "warn" | "danger";

const LOOKS: Record<NoticeTone, { icon: LucideIcon; look: string; sign: string }> = {
  neutral: { icon: Info, look: "border-line bg-raised", sign: "text-muted" },
  good: { icon: CircleCheck, look: "border-good/40 bg-good/8", sign: "text-good" },
  warn: { icon: TriangleAlert, look: "border-warn/40 bg-warn/8", sign: "text-warn" },
  danger: { icon: CircleAlert, look: "border-danger/40 bg-danger/8", sign: "text-danger" },
};

interface NoticeProps {
  readonly tone?: NoticeTone;
  readonly title?: string;
  readonly children?: ReactNode;
  /** What to do about it, a button. */
  readonly action?: ReactNode;
}

/** Something to know that stays until it is no longer so; read aloud when it comes, at once where it is bad. */
export function Notice({ tone = "neutral", title, children, action }: NoticeProps) {
  const { icon: Icon, look, sign } = LOOKS[tone];

  return (
    <div
      role={tone === "danger" ? "alert" : "status"}
      className={classNames("flex items-start gap-3 rounded-panel border px-3 py-2 text-sm", look)}
    >
      <Icon aria-hidden size={16} className={classNames("mt-0.5 shrink-0", sign)} />
      <div className="grid min-w-0 flex-1 gap-0.5">
        {title && <p className="font-medium">{title}</p>}
        {children && <div>{children}</div>}
      </div>
      {action}
    </div>
  );
}
