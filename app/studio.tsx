import type { ReactNode } from "react";
import { load } from "#app/_edge/page.ts";
import { StudioFrame } from "#components/projects/studio-frame.tsx";
import { Frame, frame } from "#lib/views/frame.ts";

interface StudioProps {
  /** As the address has it; null outside of any project. */
  readonly projectId: string | null;
  readonly children: ReactNode;
}

/** The frame around a page, for who is signed in and belongs there. */
export async function Studio({ projectId, children }: StudioProps) {
  const words = await load(Frame, frame, { projectId });

  return <StudioFrame {...words}>{children}</StudioFrame>;
}
