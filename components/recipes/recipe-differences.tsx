import { listChanges, type RecipeDifference } from "#lib/domain/recipe.ts";
import { fieldWords, valueWords } from "./recipe-words.ts";

/** Values that two recipes have otherwise: the one's struck out, the other's beside it; of lists what came and went. */
export function RecipeDifferences({ differences }: { readonly differences: readonly RecipeDifference[] }) {
  return (
    <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-4 gap-y-2 text-sm">
      {differences.map(({ field, one, other }) => (
        <div key={field} className="contents">
          <dt className="text-muted">{fieldWords(field)}</dt>
          <dd className="min-w-0 wrap-anywhere">
            {Array.isArray(one) && Array.isArray(other) ? (
              <Lists one={one} other={other} />
            ) : (
              <>
                <del className="text-danger">{valueWords(one)}</del>{" "}
                <ins className="text-good">{valueWords(other)}</ins>
              </>
            )}
          </dd>
        </div>
      ))}
    </dl>
  );
}

function Lists({ one, other }: { readonly one: readonly string[]; readonly other: readonly string[] }) {
  const { added, removed } = listChanges(one, other);
  if (added.length + removed.length === 0) return <span>the same in another order</span>;

  return (
    <ul className="grid gap-0.5">
      {removed.map((line) => (
        <li key={line}>
          <del className="text-danger">{line}</del>
        </li>
      ))}
      {added.map((line) => (
        <li key={line}>
          <ins className="text-good">{line}</ins>
        </li>
      ))}
    </ul>
  );
}
