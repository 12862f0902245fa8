import { PageBody, PageHeader } from "#components/ui/page-header.tsx";
import type { Action } from "#lib/domain/action-result.ts";
import type { ProjectId, UserId } from "#lib/domain/ids.ts";
import { AddPersonButton, type NewPerson } from "./add-person-button.tsx";
import { type ListedPerson, PeopleTable } from "./people-table.tsx";

/** What a form of this page sends. */
export interface PeopleActions {
  readonly add: Action<NewPerson>;
  readonly setRoles: Action<{ projectId: string; email: string; roles: ("admin" | "expert" | "adjudicator")[] }>;
  readonly disable: Action<{ userId: string; disabled: boolean }>;
  readonly setPassword: Action<{ userId: string; current: string | null; next: string }>;
}

interface PeoplePageProps {
  readonly people: readonly ListedPerson[];
  /** Those whose roles one may give. */
  readonly projects: readonly { readonly id: ProjectId; readonly name: string }[];
  readonly founder: boolean;
  readonly self: UserId | null;
  readonly actions: PeopleActions;
}

/** Who may sign in, and what each is in the projects that one leads. */
export function PeoplePage({ people, projects, founder, self, actions }: PeoplePageProps) {
  return (
    <PageBody>
      <PageHeader
        title="People"
        description={
          founder
            ? "Everyone with an account at this installation."
            : "Everyone with a role in a project that you lead."
        }
        actions={<AddPersonButton add={actions.add} projects={projects} founder={founder} />}
      />
      <PeopleTable people={people} projects={projects} founder={founder} self={self} actions={actions} />
    </PageBody>
  );
}
