import type { Metadata } from "next";
import { engineFacts } from "#app/_edge/engines.ts";
import { load } from "#app/_edge/page.ts";
import { Studio } from "#app/studio.tsx";
import { EnginesPage } from "#components/engines/engines-page.tsx";
import { EngineList, engineList } from "#lib/views/engine-list.ts";
import { setEngineAction, startEngineTestAction, unsetEngineAction } from "./actions.ts";

export const metadata: Metadata = { title: "Engines" };

const ACTIONS = { set: setEngineAction, unset: unsetEngineAction, test: startEngineTestAction };

export default async function InstallationEnginesPage() {
  const data = await load(EngineList, engineList, await engineFacts());

  return (
    <Studio projectId={null}>
      <EnginesPage {...data} actions={ACTIONS} />
    </Studio>
  );
}
