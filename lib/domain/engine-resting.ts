/** An engine is not to be asked just now, through no fault of what it would be asked: ask again after so long. */
export class EngineResting extends Error {
  override readonly name = "EngineResting";
  readonly seconds: number;

  constructor(because: string, seconds: number) {
    super(because);
    this.seconds = Math.max(1, Math.ceil(seconds));
  }
}
