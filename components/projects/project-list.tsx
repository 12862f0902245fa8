import { FolderPlus } from "lucide-react";
import Link from "next/link";
import { Badge } from "#components/ui/badge.tsx";
import { EmptyState } from "#components/ui/empty.tsx";
import { PageBody, PageHeader } from "#components/ui/page-header.tsx";
import { Table, Td, Th, Tr } from "#components/ui/table.tsx";
import type { Action } from "#lib/domain/action-result.ts";
import type { Role } from "#lib/domain/actor.ts";
import type { ProjectId } from "#lib/domain/ids.ts";
import { CreateProjectButton } from "./create-project-button.tsx";

interface ProjectListProps {
  readonly projects: readonly {
    readonly id: ProjectId;
    readonly name: string;
    readonly createdAt: Date;
    readonly roles: readonly Role[];
    readonly images: number;
    readonly items: number;
  }[];
  /** Null for who may not make one. */
  readonly create: Action<{ name: string }, { projectId: ProjectId }> | null;
}

/** One's projects; a founder can make another. */
export function ProjectListPage({ projects, create }: ProjectListProps) {
  const button = create && <CreateProjectButton create={create} />;

  return (
    <PageBody>
      <PageHeader
        title="Projects"
        description="Those that you have a role in."
        actions={projects.length > 0 && button}
      />
      {projects.length === 0 ? (
        <EmptyState icon={FolderPlus} title="No project yet" action={button}>
          {create
            ? "A project holds images with their descriptions, the people who work on them, and what comes out."
            : "An admin gives you a role in a project; then it is listed here."}
        </EmptyState>
      ) : (
        <ProjectTable projects={projects} />
      )}
    </PageBody>
  );
}

function ProjectTable({ projects }: Pick<ProjectListProps, "projects">) {
  const head = (
    <>
      <Th>Name</Th>
      <Th>You are</Th>
      <Th numeric>Images</Th>
      <Th numeric>Items</Th>
      <Th>Made</Th>
    </>
  );

  return (
    <Table label="Projects" head={head}>
      {projects.map(({ id, name, roles, images, items, createdAt }) => (
        <Tr key={id}>
          <Td>
            <Link href={`/projects/${id}`} className="font-medium hover:underline">
              {name}
            </Link>
          </Td>
          <Td>
            <span className="flex gap-1">
              {roles.map((role) => (
                <Badge key={role}>{role}</Badge>
              ))}
            </span>
          </Td>
          <Td numeric>{images.toLocaleString("en")}</Td>
          <Td numeric>{items.toLocaleString("en")}</Td>
          <Td className="text-muted">{createdAt.toISOString().slice(0, 10)}</Td>
        </Tr>
      ))}
    </Table>
  );
}
