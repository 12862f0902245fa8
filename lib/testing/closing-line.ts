// Prints `N passed, N failed, N skipped` over the reports of vitest and Playwright; a missing report counts as a failure.
import { readFileSync } from "node:fs";

interface Counts {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

const vitest = (r: Record<string, number>): Counts => ({
  passed: r.numPassedTests ?? 0,
  failed: (r.numFailedTests ?? 0) || (r.numFailedTestSuites ?? 0),
  skipped: (r.numPendingTests ?? 0) + (r.numTodoTests ?? 0),
});
const playwright = ({ stats, errors }: { stats: Record<string, number>; errors: unknown[] }): Counts => ({
  passed: (stats.expected ?? 0) + (stats.flaky ?? 0),
  failed: (stats.unexpected ?? 0) + errors.length,
  skipped: stats.skipped ?? 0,
});

function read<Report>(file: string, count: (report: Report) => Counts): Counts {
  try {
    return count(JSON.parse(readFileSync(file, "utf8")) as Report);
  } catch {
    return { passed: 0, failed: 1, skipped: 0 };
  }
}

const all = [read("test-results/unit.json", vitest), read("test-results/e2e.json", playwright)];
const sum = (key: keyof Counts) => all.reduce((total, counts) => total + counts[key], 0);
process.stdout.write(`${sum("passed")} passed, ${sum("failed")} failed, ${sum("skipped")} skipped\n`);
process.exitCode = sum("failed") > 0 ? 1 : 0;
