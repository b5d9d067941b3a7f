import { readdir, readFile } from "node:fs/promises";
import { Agent } from "node:http";
import { Client } from "pg";
import { startResendStandIn } from "@/e2e/servers/resend-stand-in";
import type { Goal, Measured } from "@/scripts/bench/goal";
import { answerTo, cpuOf } from "@/scripts/bench/load";
import type { Product } from "@/scripts/bench/product";
import { createWith } from "@/scripts/bench/scenarios";

/** Nothing is paced at this rate. */
const PER_SECOND = 1_000;
const CLIENTS = 8;

/** Meetings a second from the first POST until the last email was accepted, and what one email costs (docs/design/scale.md#1b). */
export function endToEndGoals(product: Product): Goal[] {
  return [
    { invitees: 1, meetings: 400, pass: "≥ 390" },
    { invitees: 10, meetings: 120, pass: "≥ 120" },
    { invitees: 100, meetings: 12, pass: "≥ 17" },
  ].map(({ invitees, meetings, pass }) => ({
    name: "end-to-end",
    number: 0,
    what: `meetings/s with ${invitees} invitees until their last email is accepted`,
    pass,
    measure: () => endToEnd(product, invitees, meetings),
  }));
}

async function endToEnd(product: Product, invitees: number, meetings: number): Promise<Measured> {
  const resend = await startResendStandIn();
  const worker = await product.startWorker(resend, PER_SECOND);
  const create = createWith(invitees);
  await answerTo(product.url, create());
  await resend.until(() => resend.accepted.length === invitees);

  const costs = await costsSoFar(product, worker.pid);
  const startedAt = performance.now();
  const agent = new Agent({ keepAlive: true, maxSockets: CLIENTS });
  let left = meetings;
  const ask = async () => {
    while (left-- > 0) await answerTo(product.url, create(), agent);
  };
  await Promise.all(Array.from({ length: CLIENTS }, ask));
  const emails = invitees * meetings;
  await resend.until(() => resend.accepted.length >= invitees + emails);
  const seconds = (performance.now() - startedAt) / 1000;
  const after = await costsSoFar(product, worker.pid);
  agent.destroy();
  await worker.stop();
  await resend.close();
  const each = (name: keyof Costs) => ((after[name] - costs[name]) / emails).toFixed(2);
  const cpu = `CPU ms web ${each("web")}, worker ${each("worker")}, database ${each("database")}`;
  const more = `per email: ${each("transactions")} transactions, ${each("rows")} rows read, ${cpu}`;
  return { ratio: meetings / seconds, more: `${Math.round(emails / seconds)} emails/s; ${more}` };
}

type Costs = Record<"transactions" | "rows" | "web" | "worker" | "database", number>;

async function costsSoFar({ environment, pid }: Product, worker: number): Promise<Costs> {
  const client = new Client({ connectionString: environment.DATABASE_URL });
  await client.connect();
  const { rows } = await client.query<{ transactions: number; rows: number; backend: number }>(
    `select xact_commit::float8 as transactions, (tup_returned + tup_fetched)::float8 as rows, pg_backend_pid() as backend
       from pg_stat_database where datname = current_database()`,
  );
  const [row] = rows;
  if (!row) throw new Error("The database has no statistics of itself.");
  const database = await cpuOfServer(row.backend);
  await client.end();
  return { ...row, web: await cpuOf(pid), worker: await cpuOf(worker), database };
}

/** CPU milliseconds of a PostgreSQL server with its present and former processes. @param backend one of them */
async function cpuOfServer(backend: number): Promise<number> {
  const server = (await statOf(backend))?.parent;
  const all = await Promise.all(
    (await readdir("/proc")).filter((name) => /^\d+$/.test(name)).map((name) => statOf(Number(name))),
  );
  const own = all.flatMap((one) => (one && (one.pid === server || one.parent === server) ? [one] : []));
  return own.reduce((sum, { pid, cpu, ofEnded }) => sum + cpu + (pid === server ? ofEnded : 0), 0);
}

/** What Linux counts of a process, in milliseconds; `ofEnded` is of its children that have ended. Undefined for one that is gone. */
async function statOf(pid: number): Promise<{ pid: number; parent: number; cpu: number; ofEnded: number } | undefined> {
  const stat = await readFile(`/proc/${pid}/stat`, "utf8").catch(() => undefined);
  if (stat === undefined) return undefined;
  const fields = stat
    .slice(stat.lastIndexOf(")") + 2)
    .split(" ")
    .map(Number);
  const [parent = 0, user = 0, system = 0, endedUser = 0, endedSystem = 0] = [1, 11, 12, 13, 14].map(
    (at) => fields[at],
  );
  return { pid, parent, cpu: (user + system) * 10, ofEnded: (endedUser + endedSystem) * 10 };
}
