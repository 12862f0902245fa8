"use client";

import { Button } from "#components/ui/button.tsx";

interface ErrorPageProps {
  readonly error: Error & { readonly digest?: string };
  readonly reset: () => void;
}

/** A defect: says so, what is safe, and the number to find it by in the log. */
export default function ErrorPage({ error, reset }: ErrorPageProps) {
  return (
    <main className="grid min-h-[60vh] place-items-center p-6">
      <div className="grid max-w-md gap-3">
        <h1 className="text-xl font-semibold">This page broke</h1>
        <p className="text-muted">
          That is a defect of ours. What was saved before is kept; what was not yet saved may have to be done again.
        </p>
        {error.digest && (
          <p className="text-sm">
            Its number in the server's log: <code className="font-mono">{error.digest}</code>
          </p>
        )}
        <div>
          <Button look="primary" onClick={reset}>
            Try again
          </Button>
        </div>
      </div>
    </main>
  );
}
