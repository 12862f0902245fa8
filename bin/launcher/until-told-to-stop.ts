/** Waits for Ctrl-C or SIGTERM. A second Ctrl-C ends the process where it stands. */
export function untilToldToStop(): Promise<NodeJS.Signals> {
  return new Promise((resolve) => {
    for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => resolve(signal));
    process.stdin.unref?.();
    const alive = setInterval(() => undefined, 60_000);
    process.once("exit", () => clearInterval(alive));
  });
}
