import { Badge } from "#components/ui/badge.tsx";
import { Table, Td, Th, Tr } from "#components/ui/table.tsx";
import type { Role } from "#lib/domain/actor.ts";
import type { ProjectId, UserId } from "#lib/domain/ids.ts";
import type { PeopleActions } from "./people-page.tsx";
import { PersonActions } from "./person-actions.tsx";

/** A person as the table shows him. */
export interface ListedPerson {
  readonly id: UserId;
  readonly name: string;
  readonly email: string;
  readonly founder: boolean;
  readonly disabledAt: Date | null;
  readonly roles: readonly { readonly projectId: ProjectId; readonly roles: readonly Role[] }[];
}

interface PeopleTableProps {
  readonly people: readonly ListedPerson[];
  readonly projects: readonly { readonly id: ProjectId; readonly name: string }[];
  readonly founder: boolean;
  readonly self: UserId | null;
  readonly actions: PeopleActions;
}

/** One row a person, with what can be done about him at its end. */
export function PeopleTable({ people, projects, ...rest }: PeopleTableProps) {
  const names = new Map(projects.map(({ id, name }) => [id, name]));
  const head = (
    <>
      <Th>Name</Th>
      <Th>E-mail</Th>
      <Th>Roles</Th>
      <Th>State</Th>
      <Th>
        <span className="sr-only">Actions</span>
      </Th>
    </>
  );

  return (
    <Table label="People" head={head}>
      {people.map((person) => (
        <Tr key={person.id}>
          <Td className="font-medium">{person.name}</Td>
          <Td className="text-muted">{person.email}</Td>
          <Td>
            <Roles person={person} names={names} />
          </Td>
          <Td>{person.disabledAt ? <Badge tone="danger">disabled</Badge> : <Badge tone="good">active</Badge>}</Td>
          <Td className="text-right">
            <PersonActions person={person} projects={projects} {...rest} />
          </Td>
        </Tr>
      ))}
    </Table>
  );
}

interface RolesProps {
  readonly person: ListedPerson;
  readonly names: ReadonlyMap<ProjectId, string>;
}

function Roles({ person, names }: RolesProps) {
  return (
    <span className="flex flex-wrap gap-1">
      {person.founder && <Badge tone="accent">founder</Badge>}
      {person.roles.map(({ projectId, roles }) => (
        <Badge key={projectId}>
          {names.get(projectId)}: {roles.join(", ")}
        </Badge>
      ))}
    </span>
  );
}
