import type { Size } from "./geometry.ts";
import type { ImageId, ItemId, RunId, SuggestionId } from "./ids.ts";
import type { Suggestion } from "./suggestion.ts";

/** A picture as pages show it: which one, and the size that boxes count in. */
export type ShownPicture = Size & { readonly id: ImageId; readonly path: string };

/** A suggestion as a page lists it, with its picture. */
export interface ListedSuggestion {
  readonly id: SuggestionId;
  /** Counts up as suggestions are made: pages go by it. */
  readonly number: number;
  readonly runId: RunId;
  readonly recipe: string;
  readonly item: { readonly id: ItemId; readonly externalId: string };
  readonly picture: ShownPicture;
  readonly suggestion: Suggestion;
  readonly seconds: number;
  /** Was the item sent to the experts? */
  readonly sent: boolean;
}
