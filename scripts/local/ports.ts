import { once } from "node:events";
import { createServer } from "node:net";

/** Whether a server could listen there now. `host` as in HOST. */
export async function isFree(port: number, host: string): Promise<boolean> {
  const probe = createServer();
  const outcome = once(probe, "listening").then(
    () => true,
    () => false,
  );
  probe.listen(port, host);
  const free = await outcome;
  if (free) {
    probe.close();
    await once(probe, "close");
  }
  return free;
}
