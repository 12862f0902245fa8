import { Plugin, PluginKey } from "@tiptap/pm/state";
import { Decoration, DecorationSet } from "@tiptap/pm/view";

/** A mention as the text shows it. */
export interface ShownMention {
  readonly id: string;
  readonly from: number;
  readonly to: number;
  readonly colour: string;
  readonly look: "own" | "proposed";
  readonly isLit: boolean;
  readonly isSelected: boolean;
  readonly hasRegion: boolean;
}

const KEY = new PluginKey<DecorationSet>("mentions");

/** Draws the mentions that `shown` gives, whenever the view is told to redraw. */
export function mentionDecorations(shown: () => readonly ShownMention[]): Plugin<DecorationSet> {
  return new Plugin<DecorationSet>({
    key: KEY,
    state: {
      init: (_, { doc }) => DecorationSet.create(doc, shown().map(decorationOf)),
      apply: (transaction, set) =>
        transaction.docChanged || transaction.getMeta(KEY)
          ? DecorationSet.create(transaction.doc, shown().map(decorationOf))
          : set,
    },
    props: { decorations: (state) => KEY.getState(state) ?? DecorationSet.empty },
  });
}

/** The key under which a transaction asks for a redraw. */
export const REDRAW = KEY;

function decorationOf(mention: ShownMention): Decoration {
  const { id, from, to, colour, look, isLit, isSelected, hasRegion } = mention;
  const classes = [
    "giqa-mention",
    `is-${look}`,
    isLit && "is-lit",
    isSelected && "is-selected",
    !hasRegion && "is-bare",
  ];

  return Decoration.inline(
    from + 1,
    to + 1,
    { class: classes.filter(Boolean).join(" "), style: `--mention: ${colour}`, "data-mention": id },
    { inclusiveStart: false, inclusiveEnd: false },
  );
}
