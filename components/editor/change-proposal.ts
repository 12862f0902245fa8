import type { ProposalId } from "#lib/domain/ids.ts";
import { allOf } from "#lib/editor/records.ts";
import type { EditorStore } from "#lib/editor/store.ts";

/** Takes a proposal and selects what came of it, ready to be changed: its first box, else its words, else its question. */
export function changeProposal(store: EditorStore, proposal: ProposalId): void {
  store.dispatch({ kind: "accept-proposal", proposal });
  const { mentions, questions } = store.state().annotation;
  const question = allOf(questions).find((one) => one.proposal === proposal);
  const mention = allOf(mentions).find((one) => one.proposal === proposal);
  const [region] = mention?.regions ?? [];
  if (question) store.select({ kind: "question", id: question.id });
  else if (region) store.select({ kind: "region", id: region });
  else if (mention) store.select({ kind: "mention", id: mention.id });
}
