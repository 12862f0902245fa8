/** A handler's way to say that its job is to wait so long and then be taken again: no try of it was made or failed. */
export class Postponed extends Error {
  override readonly name = "Postponed";
  readonly seconds: number;

  constructor(because: string, seconds: number) {
    super(because);
    this.seconds = seconds;
  }
}
