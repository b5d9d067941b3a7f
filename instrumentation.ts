/** Runs once when a web process starts: what it cannot work with ends it with a sentence instead of answering 500s. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  const { checkedWiring, endUnready, warnOfStrangers } = await import("@/lib/wiring/start-up");
  const { log } = await checkedWiring().catch(endUnready);
  warnOfStrangers(log);
}
