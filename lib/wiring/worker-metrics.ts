import { createServer } from "node:http";
import type { Db } from "@/lib/db/client";
import { errorFacts, type Log } from "@/lib/log";
import { scrape } from "@/lib/wiring/scrape";

type Settings = {
  readonly HOST: string;
  readonly WORKER_METRICS_PORT: number;
  readonly METRICS_TOKEN?: string | undefined;
};

/** How soon a port that another process holds is tried again: the worker of the release before may be ending. */
const RETRY_MILLISECONDS = 5_000;

/**
 * Serves the metrics of a worker at `/api/metrics`, under the token and with the answers of the web server's. Nothing is
 * served where no port or no token is set, nor while another process holds the port: emails go out all the same.
 */
export function serveMetrics(
  { HOST, WORKER_METRICS_PORT: port, METRICS_TOKEN: token }: Settings,
  { db, log }: { db: Db; log: Log },
): { stop(): void } {
  if (port === 0 || token === undefined) return { stop: () => undefined };
  const server = createServer(async ({ url, headers }, response) => {
    const answer = (status: number, text: string, type = "text/plain; charset=utf-8") =>
      response.writeHead(status, { "Content-Type": type, "Cache-Control": "no-store" }).end(text);
    try {
      if (url?.split("?")[0] !== "/api/metrics") return answer(404, "There is nothing here.");
      const text = await scrape(db, token, headers.authorization ?? null);
      if (text === null) return answer(401, "Send METRICS_TOKEN as a bearer token.");
      return answer(200, text, "text/plain; version=0.0.4; charset=utf-8");
    } catch (error) {
      log.warn(errorFacts(error), "The metrics could not be read.");
      return answer(503, "The metrics could not be read. Try again.");
    }
  });
  let again: ReturnType<typeof setTimeout> | undefined;
  server.on("error", (error) => {
    if (again === undefined) {
      log.warn(errorFacts(error), "WORKER_METRICS_PORT is taken. Give each worker of this machine a port of its own.");
    }
    again = setTimeout(() => server.listen(port, HOST), RETRY_MILLISECONDS).unref();
  });
  server.listen(port, HOST);
  return {
    stop() {
      clearTimeout(again);
      server.close();
      server.closeAllConnections();
    },
  };
}
