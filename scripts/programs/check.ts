/** The program did not come so far that anything could be seen of it: nothing is held and nothing is refuted. */
export class NotAnswering extends Error {
  override readonly name = "NotAnswering";
}

/** One thing that must hold with one program. `missing`: why it cannot be tried here. */
export type Check = {
  readonly name: string;
  readonly missing: string | undefined;
  readonly run: () => Promise<void>;
};
