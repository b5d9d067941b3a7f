/**
 * Work that many ask for and that one run does for all who asked before it began: asked for again while it runs, it runs once
 * more afterwards. `settled` waits for the run in hand. `work` must not throw.
 */
export function coalescedRuns(work: () => Promise<void>): { ask(): void; settled(): Promise<void> } {
  let running: Promise<void> | undefined;
  let again = false;
  async function run(): Promise<void> {
    while (again) {
      again = false;
      await work();
    }
    running = undefined;
  }
  return {
    ask() {
      again = true;
      running ??= run();
    },
    settled: async () => running,
  };
}
