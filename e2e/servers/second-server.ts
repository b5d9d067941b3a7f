import { once } from "node:events";
import { launch, stopChild } from "@/scripts/local/child";
import { freePort } from "@/scripts/postgres/cluster";

/** Another web process on the same database, as behind a load balancer. Its pages believe that they are at `APP_URL`. @param wishes its settings, where it has others */
export async function startSecondServer(
  wishes: Record<string, string> = {},
): Promise<{ url: string; stop(): Promise<void> }> {
  const PORT = String(await freePort());
  const child = launch(["server/web-server.mjs"], { PORT, ...wishes });
  await once(child, "message");
  return { url: `http://127.0.0.1:${PORT}`, stop: () => stopChild(child, 9_000) };
}
