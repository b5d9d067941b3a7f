/** What the environment says does not fit. `message` is one sentence or more for the operator, without a value that could be secret. */
export class WrongEnvironment extends Error {
  override readonly name = "WrongEnvironment";
}
