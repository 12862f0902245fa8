import { RoleForm } from "#components/people/role-form.tsx";
import { Badge } from "#components/ui/badge.tsx";
import { LinkButton } from "#components/ui/button.tsx";
import { PageBody, PageHeader } from "#components/ui/page-header.tsx";
import { Table, Td, Th, Tr } from "#components/ui/table.tsx";
import type { Action } from "#lib/domain/action-result.ts";
import type { Role } from "#lib/domain/actor.ts";
import type { ProjectId, UserId } from "#lib/domain/ids.ts";

interface SettingsPageProps {
  readonly project: {
    readonly id: ProjectId;
    readonly name: string;
    readonly createdAt: Date;
    readonly members: readonly {
      readonly id: UserId;
      readonly name: string;
      readonly email: string;
      readonly roles: readonly Role[];
    }[];
  };
  readonly setRoles: Action<{ projectId: string; email: string; roles: Role[] }>;
}

/** What a project is, and who is of it. */
export function SettingsPage({ project, setRoles }: SettingsPageProps) {
  return (
    <PageBody>
      <PageHeader
        title="Settings"
        description={`${project.name}, made on ${project.createdAt.toISOString().slice(0, 10)}.`}
        actions={<LinkButton href="/people">All people</LinkButton>}
      />
      <div className="grid items-start gap-6 lg:grid-cols-[minmax(0,1fr)_20rem]">
        <Members members={project.members} />
        <section aria-labelledby="give" className="grid gap-4 rounded-panel border bg-raised p-5">
          <h2 id="give" className="text-lg font-semibold">
            Give roles
          </h2>
          <RoleForm projectId={project.id} setRoles={setRoles} />
        </section>
      </div>
    </PageBody>
  );
}

function Members({ members }: Pick<SettingsPageProps["project"], "members">) {
  const head = (
    <>
      <Th>Name</Th>
      <Th>E-mail</Th>
      <Th>Roles</Th>
    </>
  );

  return (
    <Table label="People of the project" head={head}>
      {members.map(({ id, name, email, roles }) => (
        <Tr key={id}>
          <Td className="font-medium">{name}</Td>
          <Td className="text-muted">{email}</Td>
          <Td>
            <span className="flex flex-wrap gap-1">
              {roles.map((role) => (
                <Badge key={role}>{role}</Badge>
              ))}
            </span>
          </Td>
        </Tr>
      ))}
    </Table>
  );
}
