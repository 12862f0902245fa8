import { Refusal } from "#lib/domain/refusal.ts";
import { sameValue } from "#lib/domain/same-value.ts";
import { type GgufSettings, type LocalModel, openLocalModel } from "./local-model.ts";

interface Held {
  readonly settings: GgufSettings;
  readonly model: Promise<LocalModel>;
  users: number;
}

let held: Held | undefined;

/** The process's one model, shared by all who ask for it; the last to give it back frees it. Refused while another is held. */
export async function heldModel(settings: GgufSettings): Promise<{ model: LocalModel; giveBack(): Promise<void> }> {
  if (held && !sameValue(held.settings, settings))
    throw new Refusal("gguf-another-loaded", { loaded: held.settings.path, asked: settings.path });
  held ??= { settings, model: openLocalModel(settings), users: 0 };
  const mine = held;
  mine.users++;
  const leave = () => {
    mine.users--;
    if (mine.users === 0 && held === mine) held = undefined;

    return mine.users === 0;
  };
  try {
    const model = await mine.model;

    return { model, giveBack: async () => (leave() ? model.dispose() : undefined) };
  } catch (error) {
    leave();
    throw error;
  }
}
