import { load } from "#app/_edge/page.ts";
import { ProjectHomePage } from "#components/projects/project-home.tsx";
import { ProjectHome, projectHome } from "#lib/views/project-home.ts";

export default async function ProjectPage({ params }: { readonly params: Promise<{ readonly projectId: string }> }) {
  return <ProjectHomePage project={await load(ProjectHome, projectHome, await params)} />;
}
