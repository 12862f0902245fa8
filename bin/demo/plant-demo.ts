import type { CommandContext } from "../context.ts";

/** Where the demo is reached, and how to tell its visitor. */
export interface DemoStage {
  readonly address: string;
  readonly tell: (text: string) => void;
}

/** Brings the demo's project in. A second call finds everything as it was. */
export async function plantDemo(_ctx: CommandContext, { address, tell }: DemoStage): Promise<void> {
  tell(`GIQA Studio: ${address}`);
}
