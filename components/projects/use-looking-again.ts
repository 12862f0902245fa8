"use client";

import { useRouter } from "next/navigation";
import { useEffect } from "react";

const LOOK_AGAIN_MS = 1500;

/** Loads the page's data anew from time to time, as long as something is on its way. */
export function useLookingAgain(isWaiting: boolean): void {
  const { refresh } = useRouter();
  useEffect(() => {
    if (!isWaiting) return;
    const timer = setInterval(refresh, LOOK_AGAIN_MS);

    return () => clearInterval(timer);
  }, [isWaiting, refresh]);
}
