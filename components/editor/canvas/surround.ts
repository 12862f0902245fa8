"use client";

import { useEffect, useState } from "react";

/** Greys around the picture; what lies around it changes what one sees in it. */
export const SURROUNDS = {
  dark: { words: "Dark surround", look: "bg-surround-dark" },
  mid: { words: "Middle surround", look: "bg-surround" },
  light: { words: "Light surround", look: "bg-surround-light" },
} as const;
export type Surround = keyof typeof SURROUNDS;

const KEPT_AS = "giqa-surround";

/** The surround that was chosen, on this machine, for the next picture too. */
export function useSurround(): readonly [Surround, (surround: Surround) => void] {
  const [surround, setSurround] = useState<Surround>(() => {
    const kept = localStorage.getItem(KEPT_AS);

    return kept && kept in SURROUNDS ? (kept as Surround) : "mid";
  });
  useEffect(() => localStorage.setItem(KEPT_AS, surround), [surround]);

  return [surround, setSurround];
}
