"use server";

import { action } from "#app/_edge/action.ts";
import { SetEngine, setEngine } from "#lib/services/set-engine.ts";
import { StartEngineTest, startEngineTest } from "#lib/services/start-engine-test.ts";
import { UnsetEngine, unsetEngine } from "#lib/services/unset-engine.ts";

export const setEngineAction = action(SetEngine, setEngine);
export const unsetEngineAction = action(UnsetEngine, unsetEngine);
export const startEngineTestAction = action(StartEngineTest, startEngineTest);
