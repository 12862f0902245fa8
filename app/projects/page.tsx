import type { Metadata } from "next";
import { load } from "#app/_edge/page.ts";
import { Studio } from "#app/studio.tsx";
import { ProjectListPage } from "#components/projects/project-list.tsx";
import { Frame, frame } from "#lib/views/frame.ts";
import { ProjectList, projectList } from "#lib/views/project-list.ts";
import { createProjectAction } from "./actions.ts";

export const metadata: Metadata = { title: "Projects" };

export default async function ProjectsPage() {
  const projects = await load(ProjectList, projectList, {});
  const { founder } = await load(Frame, frame, {});

  return (
    <Studio projectId={null}>
      <ProjectListPage projects={projects} create={founder ? createProjectAction : null} />
    </Studio>
  );
}
