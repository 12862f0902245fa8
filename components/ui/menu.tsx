"use client";

import { Check, type LucideIcon } from "lucide-react";
import Link from "next/link";
import { DropdownMenu as Radix } from "radix-ui";
import type { ReactNode } from "react";
import { classNames } from "./class-names.ts";

const ITEM =
  "flex min-h-8 cursor-pointer items-center gap-2 rounded-control px-2 text-sm outline-none select-none data-[disabled]:opacity-50 data-[highlighted]:bg-hover";

interface MenuProps {
  /** The button that opens it. */
  readonly trigger: ReactNode;
  readonly align?: "start" | "end";
  readonly children: ReactNode;
}

/** Things to do or places to go, under a button. */
export function Menu({ trigger, align = "end", children }: MenuProps) {
  return (
    <Radix.Root>
      <Radix.Trigger asChild>{trigger}</Radix.Trigger>
      <Radix.Portal>
        <Radix.Content
          align={align}
          sideOffset={4}
          className="z-50 max-h-[70vh] min-w-48 overflow-auto rounded-panel border bg-raised p-1 shadow-lg"
        >
          {children}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}

interface MenuItemProps {
  readonly icon?: LucideIcon;
  readonly onSelect?: () => void;
  readonly disabled?: boolean;
  readonly danger?: boolean;
  readonly children: ReactNode;
}

/** One thing to do. */
export function MenuItem({ icon: Icon, onSelect, disabled = false, danger = false, children }: MenuItemProps) {
  return (
    <Radix.Item disabled={disabled} onSelect={() => onSelect?.()} className={classNames(ITEM, danger && "text-danger")}>
      {Icon && <Icon aria-hidden size={16} />}
      {children}
    </Radix.Item>
  );
}

interface MenuLinkProps {
  readonly href: string;
  readonly icon?: LucideIcon;
  readonly children: ReactNode;
}

/** One place to go. */
export function MenuLink({ href, icon: Icon, children }: MenuLinkProps) {
  return (
    <Radix.Item asChild>
      <Link href={href} className={ITEM}>
        {Icon && <Icon aria-hidden size={16} />}
        {children}
      </Link>
    </Radix.Item>
  );
}

interface MenuChoiceProps<Value extends string> {
  readonly label: string;
  readonly value: Value;
  readonly options: readonly (readonly [value: Value, words: string])[];
  readonly onChoose: (value: Value) => void;
}

/** One of a few, the present one ticked. */
export function MenuChoice<Value extends string>({ label, value, options, onChoose }: MenuChoiceProps<Value>) {
  return (
    <Radix.RadioGroup value={value} aria-label={label} onValueChange={(chosen) => onChoose(chosen as Value)}>
      <MenuLabel>{label}</MenuLabel>
      {options.map(([option, words]) => (
        <Radix.RadioItem key={option} value={option} className={classNames(ITEM, "pl-7")}>
          <Radix.ItemIndicator className="absolute left-3">
            <Check aria-hidden size={14} />
          </Radix.ItemIndicator>
          {words}
        </Radix.RadioItem>
      ))}
    </Radix.RadioGroup>
  );
}

/** Words over the items that follow. */
function MenuLabel({ children }: { readonly children: ReactNode }) {
  return <Radix.Label className="px-2 py-1 text-xs text-muted">{children}</Radix.Label>;
}

/** A line between items of different kind. */
export function MenuSeparator() {
  return <Radix.Separator className="my-1 border-t" />;
}
