/** The model answered, and not what it was asked for. */
export class AnswerNotReadable extends Error {
  override readonly name = "AnswerNotReadable";
}
