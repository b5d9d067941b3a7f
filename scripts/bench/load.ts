import { readFile } from "node:fs/promises";
import { Agent, request } from "node:http";

export type Ask = {
  readonly method?: string;
  readonly path: string;
  readonly headers?: Record<string, string>;
  readonly body?: string;
};

export type Load = {
  readonly perSecond: number;
  /** Milliseconds until half of the requests were answered. */
  readonly p50: number;
  /** CPU milliseconds that the server's process spent on one request. */
  readonly cpu: number;
};

export type Served = { readonly url: string; readonly pid: number };

/**
 * Keeps `connections` requests under way for so long and until there were so many, each asking what `next` says.
 * @throws when an answer is an error
 */
export async function loadOn(
  server: Served,
  next: () => Ask,
  { seconds, requests }: { seconds: number; requests: number },
  connections = 32,
): Promise<Load> {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const [cpuBefore, startedAt] = [await cpuOf(server.pid), performance.now()];
  const end = startedAt + seconds * 1000;
  const times: number[] = [];
  const keepAsking = async () => {
    while (performance.now() < end || times.length < requests) {
      const askedAt = performance.now();
      await answerTo(server.url, next(), agent);
      times.push(performance.now() - askedAt);
    }
  };
  await Promise.all(Array.from({ length: connections }, keepAsking));
  const elapsed = performance.now() - startedAt;
  const cpu = (await cpuOf(server.pid)) - cpuBefore;
  agent.destroy();
  return { perSecond: (times.length * 1000) / elapsed, p50: median(times), cpu: cpu / times.length };
}

/** One request; its body as text. */
export function answerTo(
  url: string,
  { method = "GET", path, headers = {}, body }: Ask,
  agent?: Agent,
): Promise<string> {
  return new Promise((resolve, reject) => {
    const asked = request(new URL(path, url), { method, headers, ...(agent && { agent }) }, (response) => {
      const chunks: Buffer[] = [];
      response.on("data", (chunk: Buffer) => chunks.push(chunk));
      response.on("error", reject);
      response.on("end", () => {
        const text = Buffer.concat(chunks).toString();
        const status = response.statusCode ?? 0;
        if (status >= 400) reject(new Error(`${method} ${path} answered ${status}: ${text.slice(0, 300)}`));
        else resolve(text);
      });
    });
    asked.on("error", reject);
    asked.end(body);
  });
}

export function median(values: readonly number[]): number {
  return quantile(values, 0.5);
}

export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

/** User and system time of a process in milliseconds, as Linux counts it: in hundredths of a second. */
export async function cpuOf(pid: number): Promise<number> {
  const stat = await readFile(`/proc/${pid}/stat`, "utf8");
  const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  return (Number(fields[11]) + Number(fields[12])) * 10;
}
