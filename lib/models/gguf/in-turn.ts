/** Runs one piece of work at a time, in the order asked; what is called off while it waits is never begun. */
export function inTurn(): <T>(work: () => Promise<T>, signal: AbortSignal) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve();

  return (work, signal) => {
    const before = last;
    const mine = (async () => {
      await before;
      signal.throwIfAborted();

      return work();
    })();
    last = mine.catch(() => undefined);

    return Promise.race([mine, calledOff(signal)]);
  };
}

/** Rejects as soon as the work is called off: nobody waits for the others' turns. */
function calledOff(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    if (signal.aborted) reject(signal.reason);
    else signal.addEventListener("abort", () => reject(signal.reason), { once: true });
  });
}
