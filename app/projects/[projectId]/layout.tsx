import type { ReactNode } from "react";
import { Studio } from "#app/studio.tsx";

interface ProjectLayoutProps {
  readonly params: Promise<{ readonly projectId: string }>;
  readonly children: ReactNode;
}

/** Who one is here; the pages below still ask for themselves. */
export default async function ProjectLayout({ params, children }: ProjectLayoutProps) {
  const { projectId } = await params;

  return <Studio projectId={projectId}>{children}</Studio>;
}
