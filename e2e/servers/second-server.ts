import { once } from "node:events";
import { launch, stopChild } from "@/scripts/local/child";
import { freePort } from "@/scripts/postgres/cluster";

/** Another web process on the same database, as behind a load balancer. Its pages believe that they are at `APP_URL`. @param wishes its settings, where it has others */
export async function startSecondServer(
  wishes: Record<string, string> = {},
): Promise<{ url: string; pid: number; stop(): Promise<void> }> {
  const { listening, ...server } = await beginSecondServer(wishes);
  await listening;
  return server;
}

/** A second web process that may still be starting. `listening` ends when it says that it can be asked. */
export async function beginSecondServer(wishes: Record<string, string>) {
  const PORT = String(await freePort());
  const child = launch(["server/web-server.mjs"], { PORT, ...wishes });
  return {
    url: `http://127.0.0.1:${PORT}`,
    pid: child.pid ?? 0,
    listening: once(child, "message"),
    stop: () => stopChild(child, 9_000),
  };
}
