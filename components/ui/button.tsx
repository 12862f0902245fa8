import type { LucideIcon } from "lucide-react";
import Link from "next/link";
import type { ComponentProps, ReactNode } from "react";
import { classNames } from "./class-names.ts";
import { Tooltip } from "./tooltip.tsx";

/** How much a button asks to be pressed: one `primary` a view, `plain` beside it, `quiet` in bars, `danger` for what undoes work. */
type ButtonLook = "primary" | "plain" | "quiet" | "danger";

const LOOKS: Record<ButtonLook, string> = {
  primary: "border-transparent bg-accent text-accent-ink font-medium hover:brightness-110",
  plain: "border-edge/60 bg-raised text-ink hover:bg-hover",
  quiet: "border-transparent bg-transparent text-ink hover:bg-hover",
  danger: "border-danger/50 bg-raised text-danger hover:bg-danger/10",
};
const SHAPE =
  "inline-flex h-8 shrink-0 items-center justify-center gap-2 rounded-control border px-3 text-sm whitespace-nowrap transition-colors disabled:pointer-events-none disabled:opacity-50 aria-disabled:cursor-default aria-disabled:opacity-50 aria-pressed:bg-accent aria-pressed:text-accent-ink";

type Common = { readonly look?: ButtonLook; readonly icon?: LucideIcon; readonly children?: ReactNode };
type ButtonProps = ComponentProps<"button"> & Common;

/** A button with words, and a sign before them if given. */
export function Button({ look = "plain", icon: Icon, className, children, type, ...rest }: ButtonProps) {
  return (
    <button type={type ?? "button"} className={classNames(SHAPE, LOOKS[look], className)} {...rest}>
      {Icon && <Icon aria-hidden size={16} />}
      {children}
    </button>
  );
}

/** Looks like a button, leads to another page. */
export function LinkButton({
  look = "plain",
  icon: Icon,
  className,
  children,
  ...rest
}: ComponentProps<typeof Link> & Common) {
  return (
    <Link className={classNames(SHAPE, LOOKS[look], className)} {...rest}>
      {Icon && <Icon aria-hidden size={16} />}
      {children}
    </Link>
  );
}

type IconButtonProps = Omit<ComponentProps<"button">, "children"> & {
  readonly look?: ButtonLook;
  readonly icon: LucideIcon;
  /** Its words: read aloud, and shown on hover. */
  readonly label: string;
};

/** A button with a sign alone; its words come on hover. */
export function IconButton({ look = "quiet", icon: Icon, label, className, type, ...rest }: IconButtonProps) {
  return (
    <Tooltip text={label}>
      <button
        type={type ?? "button"}
        aria-label={label}
        className={classNames(SHAPE, LOOKS[look], "w-8 px-0!", className)}
        {...rest}
      >
        <Icon aria-hidden size={16} />
      </button>
    </Tooltip>
  );
}
