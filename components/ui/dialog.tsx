"use client";

import { X } from "lucide-react";
import { Dialog as Radix } from "radix-ui";
import type { ReactNode } from "react";
import { Button } from "./button.tsx";
import { classNames } from "./class-names.ts";

interface DialogProps {
  readonly title: string;
  readonly description?: ReactNode;
  /** The button that opens it; leave out where `open` is held outside. */
  readonly trigger?: ReactNode;
  readonly open?: boolean;
  readonly onOpenChange?: (open: boolean) => void;
  readonly wide?: boolean;
  readonly children: ReactNode;
}

/** Asks for something before the work goes on; Escape and the cross leave it. */
export function Dialog({ title, description, trigger, open, onOpenChange, wide, children }: DialogProps) {
  const held = { ...(open === undefined ? {} : { open }), ...(onOpenChange ? { onOpenChange } : {}) };

  return (
    <Radix.Root {...held}>
      {trigger && <Radix.Trigger asChild>{trigger}</Radix.Trigger>}
      <Radix.Portal>
        <Radix.Overlay className="fixed inset-0 z-40 bg-black/50" />
        <Radix.Content
          {...(description ? {} : { "aria-describedby": undefined })}
          className={classNames(
            "fixed top-1/2 left-1/2 z-50 grid max-h-[88vh] w-[calc(100vw-2rem)] -translate-1/2 gap-4 overflow-auto rounded-panel border bg-raised p-5 shadow-xl",
            wide ? "max-w-3xl" : "max-w-md",
          )}
        >
          <header className="grid gap-1 pr-8">
            <Radix.Title className="text-lg font-semibold">{title}</Radix.Title>
            {description && <Radix.Description className="text-sm text-muted">{description}</Radix.Description>}
          </header>
          {children}
          <Radix.Close
            aria-label="Close"
            className="absolute top-4 right-4 grid size-7 place-items-center rounded-control hover:bg-hover"
          >
            <X aria-hidden size={16} />
          </Radix.Close>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}

/** The row of buttons at a dialog's end, in view however long it is; the one that acts comes last. */
export function DialogButtons({ children }: { readonly children: ReactNode }) {
  return (
    <div className="sticky -bottom-5 -mx-5 -mb-5 flex flex-wrap justify-end gap-2 bg-raised px-5 pt-2 pb-5">
      {children}
    </div>
  );
}

/** A button that only leaves the dialog. */
export function DialogClose({ children }: { readonly children: ReactNode }) {
  return (
    <DialogButtons>
      <Radix.Close asChild>
        <Button>{children}</Button>
      </Radix.Close>
    </DialogButtons>
  );
}
