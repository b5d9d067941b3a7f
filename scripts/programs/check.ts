/** One thing that must hold with one program. `missing`: why it cannot be tried here. */
export type Check = {
  readonly name: string;
  readonly missing: string | undefined;
  readonly run: () => Promise<void>;
};
