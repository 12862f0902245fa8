"use client";

import { ChevronDown, CircleUser, Command as CommandKey } from "lucide-react";
import Link from "next/link";
import { Button } from "#components/ui/button.tsx";
import { Menu, MenuLink } from "#components/ui/menu.tsx";
import type { FrameWords } from "./frame-words.ts";
import { PersonMenu } from "./person-menu.tsx";
import type { Place } from "./places.ts";

interface TopBarProps extends FrameWords {
  readonly present: Place | undefined;
  readonly onPalette: () => void;
}

/** Where one is, where one can go by name, and who one is. */
export function TopBar({ name, projects, here, present, onPalette }: TopBarProps) {
  return (
    <header className="flex items-center gap-2 border-b bg-raised px-3">
      <Menu
        align="start"
        trigger={
          <Button look="quiet" className="max-w-72 font-medium">
            <span className="truncate">{here?.name ?? "All projects"}</span>
            <ChevronDown aria-hidden size={14} />
          </Button>
        }
      >
        <MenuLink href="/projects">All projects</MenuLink>
        {projects.map(({ id, name: words }) => (
          <MenuLink key={id} href={`/projects/${id}`}>
            {words}
          </MenuLink>
        ))}
      </Menu>
      {present && present.words !== "Projects" && (
        <nav aria-label="Breadcrumb" className="flex items-center gap-2 text-sm text-muted">
          <span aria-hidden>/</span>
          <Link href={present.href} className="hover:text-ink">
            {present.words}
          </Link>
        </nav>
      )}
      <span className="flex-1" />
      <Button look="plain" icon={CommandKey} onClick={onPalette} className="text-muted">
        Go to … <kbd className="font-mono text-xs">Ctrl K</kbd>
      </Button>
      <PersonMenu
        trigger={
          <Button look="quiet" icon={CircleUser}>
            <span className="max-w-40 truncate">{name}</span>
          </Button>
        }
      />
    </header>
  );
}
