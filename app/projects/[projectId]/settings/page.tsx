import type { Metadata } from "next";
import { load } from "#app/_edge/page.ts";
import { SettingsPage } from "#components/projects/settings-page.tsx";
import { ProjectSettings, projectSettings } from "#lib/views/project-settings.ts";
import { setRolesAction } from "./actions.ts";

export const metadata: Metadata = { title: "Settings" };

interface SettingsProps {
  readonly params: Promise<{ readonly projectId: string }>;
}

export default async function ProjectSettingsPage({ params }: SettingsProps) {
  const project = await load(ProjectSettings, projectSettings, await params);

  return <SettingsPage project={project} setRoles={setRolesAction} />;
}
