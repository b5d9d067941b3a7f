export type WakeSignal = {
  ring(): void;
  ringIn(milliseconds: number): void;
  /** @returns whether it was rung; false when the time was over first */
  waitAtMost(milliseconds: number): Promise<boolean>;
};

/** Something to wait for. It remembers that it was rung, so that nothing is lost between two waits. */
export function wakeSignal(): WakeSignal {
  let rung = false;
  let answer: (() => void) | undefined;
  let later: ReturnType<typeof setTimeout> | undefined;
  const ring = () => {
    rung = true;
    answer?.();
  };
  return {
    ring,
    ringIn(milliseconds) {
      clearTimeout(later);
      later = setTimeout(ring, milliseconds);
    },
    async waitAtMost(milliseconds) {
      if (!rung) {
        const { promise, resolve } = Promise.withResolvers<void>();
        answer = resolve;
        const timer = setTimeout(resolve, milliseconds);
        await promise;
        clearTimeout(timer);
        answer = undefined;
      }
      const was = rung;
      rung = false;
      return was;
    },
  };
}
