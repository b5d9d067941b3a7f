import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { pino } from "pino";
import { expect, test, vi } from "vitest";
import { testDb } from "@/lib/testing/database";
import { serveMetrics } from "@/lib/wiring/worker-metrics";

const token = "a-token-of-the-operator";

async function aServer() {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  // Safe: a server that listens on a port has an address of this kind.
  return { server, port: (server.address() as AddressInfo).port };
}

test("a port that another worker holds is said once and taken when it is free, and nothing else stops", async () => {
  const { server, port } = await aServer();
  const log = pino({ level: "silent" });
  const warn = vi.spyOn(log, "warn");
  vi.useFakeTimers({ toFake: ["setTimeout"] });
  const served = serveMetrics(
    { HOST: "127.0.0.1", WORKER_METRICS_PORT: port, METRICS_TOKEN: token },
    { db: testDb(), log },
  );
  await vi.waitFor(() => expect(warn).toHaveBeenCalledOnce());
  vi.advanceTimersByTime(5_000);
  await new Promise((resolve) => server.close(resolve));
  await vi.waitFor(async () => {
    vi.advanceTimersByTime(5_000);
    const answer = await fetch(`http://127.0.0.1:${port}/api/metrics`);
    expect(answer.status).toBe(401);
  });
  expect(warn).toHaveBeenCalledOnce();
  vi.useRealTimers();
  served.stop();
});

test("without a token or a port nothing listens", async () => {
  const { server, port } = await aServer();
  await new Promise((resolve) => server.close(resolve));
  const parts = { db: testDb(), log: pino({ level: "silent" }) };
  serveMetrics({ HOST: "127.0.0.1", WORKER_METRICS_PORT: port }, parts);
  serveMetrics({ HOST: "127.0.0.1", WORKER_METRICS_PORT: 0, METRICS_TOKEN: token }, parts);
  await expect(fetch(`http://127.0.0.1:${port}/api/metrics`)).rejects.toThrow();
});
