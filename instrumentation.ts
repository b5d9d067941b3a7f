/** Runs once when a web process starts: a wrong environment ends it with a sentence instead of answering 500s. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  const { wiring } = await import("@/lib/wiring/wiring");
  await wiring();
}
