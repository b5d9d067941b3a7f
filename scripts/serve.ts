import { spawn } from "node:child_process";
import { once } from "node:events";
import { stat } from "node:fs/promises";
import path from "node:path";
import { ROOT } from "@/scripts/local/data-folder";
import { completeEnvironment } from "@/scripts/local/environment";
import { runProcess, Stop } from "@/scripts/terminal";
import { onlyJsonLines } from "@/server/json-output";

onlyJsonLines();
runProcess(async () => {
  await stat(path.join(ROOT, process.env.NEXT_DIST_DIR || ".next", "BUILD_ID")).catch(() => {
    throw new Stop("The pages are not built yet. Run npm run build first.");
  });
  await completeEnvironment();
  // A process of its own, without the TypeScript loader, which would look at each file that Next.js loads.
  const server = spawn(process.execPath, ["server/web-server.mjs"], {
    cwd: ROOT,
    env: { ...process.env, NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" },
    stdio: ["ignore", "inherit", "inherit", "ipc"],
  });
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => server.kill("SIGTERM"));
  const [code] = await once(server, "exit");
  process.exit(code ?? 1);
});
