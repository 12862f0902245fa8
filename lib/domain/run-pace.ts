/** How fast a run goes, and for how long yet at this speed; null where nothing ended lately, so that nothing can be said. */
export interface RunPace {
  readonly perMinute: number;
  readonly secondsLeft: number | null;
  /** Long enough has nothing ended that one should look whether anybody works. */
  readonly standsStill: boolean;
}

const STILL_FROM_SECONDS = 30;

/** The pace of a run by what ended in the last seconds. */
export function paceOf(ended: { items: number; inSeconds: number }, waiting: number): RunPace {
  const perSecond = ended.inSeconds > 0 ? ended.items / ended.inSeconds : 0;

  return {
    perMinute: perSecond * 60,
    secondsLeft: perSecond > 0 ? waiting / perSecond : null,
    standsStill: ended.items === 0 && ended.inSeconds >= STILL_FROM_SECONDS,
  };
}

/** Items that ended in one stretch of a run's time. */
export interface RunStretch {
  readonly from: Date;
  readonly items: number;
  /** Mean over its items; null where none was timed. */
  readonly seconds: number | null;
}
