"use client";

import { type ComponentProps, createContext, type ReactNode, use, useId } from "react";
import { classNames } from "./class-names.ts";

type FieldIds = { readonly id: string; readonly describedBy: string | undefined; readonly invalid: boolean };

const FieldContext = createContext<FieldIds | null>(null);

interface FieldProps {
  readonly label: ReactNode;
  /** Stands under the control: what is wanted. */
  readonly hint?: ReactNode;
  /** Stands under the control: what is wrong, and marks it. */
  readonly error?: ReactNode;
  readonly className?: string;
  readonly children: ReactNode;
}

/** A label over one control, with what is wanted or wrong under it; joins them for those who do not see. */
export function Field({ label, hint, error, className, children }: FieldProps) {
  const id = useId();
  const note = error || hint ? `${id}-note` : undefined;

  return (
    <div className={classNames("grid content-start gap-1", className)}>
      <label htmlFor={id} className="text-sm font-medium">
        {label}
      </label>
      <FieldContext value={{ id, describedBy: note, invalid: Boolean(error) }}>{children}</FieldContext>
      {note && (
        <p id={note} className={classNames("text-xs", error ? "text-danger" : "text-muted")}>
          {error || hint}
        </p>
      )}
    </div>
  );
}

const CONTROL =
  "w-full rounded-control border border-edge/70 bg-raised px-2 text-sm text-ink placeholder:text-muted disabled:opacity-60 aria-invalid:border-danger";

/** What joins a control to its field; nothing outside of one. */
function useField() {
  const field = use(FieldContext);
  if (!field) return {};

  return {
    id: field.id,
    "aria-describedby": field.describedBy,
    "aria-invalid": field.invalid || undefined,
  };
}

/** One line of text, a number, a password: the browser's own kinds. */
export function Input({ className, ...rest }: ComponentProps<"input">) {
  return <input {...useField()} className={classNames(CONTROL, "h-8", className)} {...rest} />;
}

/** Several lines of text. */
export function Textarea({ className, ...rest }: ComponentProps<"textarea">) {
  return <textarea {...useField()} className={classNames(CONTROL, "min-h-20 py-1.5", className)} {...rest} />;
}

/** One of a few; its children are `<option>`s. */
export function Select({ className, ...rest }: ComponentProps<"select">) {
  return <select {...useField()} className={classNames(CONTROL, "h-8 pr-6", className)} {...rest} />;
}

interface CheckboxProps extends Omit<ComponentProps<"input">, "type"> {
  readonly label: ReactNode;
}

/** A box to tick, with its words beside it. */
export function Checkbox({ label, className, ...rest }: CheckboxProps) {
  return (
    <label className={classNames("inline-flex min-h-6 items-center gap-2 text-sm", className)}>
      <input type="checkbox" className="size-4 accent-accent" {...rest} />
      {label}
    </label>
  );
}
