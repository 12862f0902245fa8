"use client";

import { usePathname, useRouter } from "next/navigation";
import { type ReactNode, useEffect, useState } from "react";
import { CommandPalette } from "#components/ui/command-palette.tsx";
import type { FrameWords } from "./frame-words.ts";
import { type Place, placeOf, placesOf } from "./places.ts";
import { Rail } from "./rail.tsx";
import { TopBar } from "./top-bar.tsx";

interface StudioFrameProps extends FrameWords {
  readonly children: ReactNode;
}

/** Rail, top bar and palette around a page; the page alone scrolls. */
export function StudioFrame({ children, ...words }: StudioFrameProps) {
  const [palette, setPalette] = useState(false);
  const pathname = usePathname();
  const places = placesOf(words);
  const present = placeOf(places, pathname);
  usePaletteKey(() => setPalette((open) => !open));

  return (
    <div className="grid h-screen grid-cols-[56px_minmax(0,1fr)] grid-rows-[44px_minmax(0,1fr)]">
      <a href="#page" className="sr-only z-50 bg-raised p-2 focus:not-sr-only focus:absolute focus:top-2 focus:left-2">
        To the page
      </a>
      <Rail places={places} present={present} />
      <TopBar {...words} present={present} onPalette={() => setPalette(true)} />
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: the page scrolls here, and keys must reach it */}
      <main id="page" tabIndex={0} className="overflow-auto outline-none">
        {children}
      </main>
      <Palette open={palette} onOpenChange={setPalette} places={places} projects={words.projects} />
    </div>
  );
}

interface PaletteProps {
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
  readonly places: readonly Place[];
  readonly projects: FrameWords["projects"];
}

function Palette({ open, onOpenChange, places, projects }: PaletteProps) {
  const router = useRouter();
  const groups = [
    {
      heading: "Go to",
      entries: [...places, { href: "/account", words: "Account" }].map(({ href, ...entry }) => ({
        ...entry,
        onSelect: () => router.push(href),
      })),
    },
    {
      heading: "Projects",
      entries: projects.map(({ id, name }) => ({
        words: `Project ${name}`,
        onSelect: () => router.push(`/projects/${id}`),
      })),
    },
  ];

  return <CommandPalette open={open} onOpenChange={onOpenChange} groups={groups} />;
}

/** Ctrl+K, or the Mac's ⌘K. */
function usePaletteKey(toggle: () => void): void {
  useEffect(() => {
    const listener = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== "k" || !(event.ctrlKey || event.metaKey) || event.shiftKey) return;
      event.preventDefault();
      toggle();
    };
    window.addEventListener("keydown", listener);

    return () => window.removeEventListener("keydown", listener);
  });
}
