import { startWorker } from "@/lib/worker";
import { runScript } from "@/scripts/terminal";

runScript(async () => {
  const worker = await startWorker();
  const { promise: asked, resolve } = Promise.withResolvers<void>();
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, resolve);
  // The start command that launched us is gone, whatever way.
  process.on("disconnect", resolve);
  await asked;
  // Jobs that are cut off here go back to the queue and are done after the next start.
  setTimeout(() => process.exit(0), 9_000).unref();
  await worker.stop();
  process.exit(0);
});
