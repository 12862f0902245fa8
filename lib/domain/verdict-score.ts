/** How often a yes-or-no judge is right. */
export interface VerdictScore {
  readonly asked: number;
  readonly right: number;
  /** Right on what should be yes, and on what should be no. */
  readonly yes: { readonly asked: number; readonly right: number };
  readonly no: { readonly asked: number; readonly right: number };
  /** `right / asked`; null where nothing was asked. */
  readonly accuracy: number | null;
}

/** A question whose answer is known. */
export interface ComparedVerdict {
  readonly answer: "yes" | "no";
  readonly said: "yes" | "no";
}

/** Counts right answers, those that should be yes and no apart: a judge that always says one of them is seen. */
export function scoreVerdicts(verdicts: readonly ComparedVerdict[]): VerdictScore {
  const countOf = (answer: "yes" | "no") => {
    const some = verdicts.filter((one) => one.answer === answer);

    return { asked: some.length, right: some.filter(({ said }) => said === answer).length };
  };
  const [yes, no] = [countOf("yes"), countOf("no")];
  const right = yes.right + no.right;

  return { asked: verdicts.length, right, yes, no, accuracy: verdicts.length === 0 ? null : right / verdicts.length };
}
