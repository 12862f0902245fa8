import type { Metadata } from "next";
import { load } from "#app/_edge/page.ts";
import { Studio } from "#app/studio.tsx";
import { PeoplePage } from "#components/people/people-page.tsx";
import { PeopleList, peopleList } from "#lib/views/people-list.ts";
import { addPersonAction, disablePersonAction, setPasswordAction, setRolesAction } from "./actions.ts";

export const metadata: Metadata = { title: "People" };

const ACTIONS = {
  add: addPersonAction,
  setRoles: setRolesAction,
  disable: disablePersonAction,
  setPassword: setPasswordAction,
};

export default async function AllPeoplePage() {
  const data = await load(PeopleList, peopleList, {});

  return (
    <Studio projectId={null}>
      <PeoplePage {...data} actions={ACTIONS} />
    </Studio>
  );
}
