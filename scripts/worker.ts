import { endUnready } from "@/lib/wiring/start-up";
import { startWorker } from "@/lib/wiring/worker";
import { runProcess } from "@/scripts/terminal";
import { onlyJsonLines } from "@/server/json-output";

onlyJsonLines();
runProcess(async () => {
  const { promise: asked, resolve } = Promise.withResolvers<void>();
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => resolve());
  // The start command that launched us is gone, whatever way. Listening comes first: it may go while we are starting.
  process.on("disconnect", resolve);
  const worker = await startWorker().catch(endUnready);
  await asked;
  // Jobs that are cut off here go back to the queue and are done after the next start.
  setTimeout(() => process.exit(0), 9_000).unref();
  await worker.stop();
  process.exit(0);
});
