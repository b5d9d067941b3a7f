/** Lets others wait for what happens here, without asking again and again. */
export function signals() {
  const waiting = new Set<() => void>();
  return {
    changed() {
      for (const look of [...waiting]) look();
    },
    /** Resolves once the check holds, or when the signal gives up. */
    until(check: () => boolean, giveUp?: AbortSignal): Promise<void> {
      return new Promise((resolve) => {
        const look = () => {
          if (!check() && !giveUp?.aborted) return;
          waiting.delete(look);
          resolve();
        };
        waiting.add(look);
        giveUp?.addEventListener("abort", look, { once: true });
        look();
      });
    },
  };
}
