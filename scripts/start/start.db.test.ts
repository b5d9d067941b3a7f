import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdir, mkdtemp, readdir, rm, stat, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { text } from "node:stream/consumers";
import { afterEach, beforeEach, expect, test } from "vitest";

const root = path.resolve(import.meta.dirname, "../..");
let dataFolder = "";

beforeEach(async () => {
  dataFolder = await mkdtemp(path.join(tmpdir(), "start-"));
});
afterEach(() => rm(dataFolder, { recursive: true, force: true }));

test("a taken port is one sentence that names a way out", async () => {
  const other = createServer().listen(0, "127.0.0.1");
  await once(other, "listening");
  const address = other.address();
  const port = typeof address === "object" && address ? address.port : 0;
  const { code, errors } = await start({ PORT: String(port) });
  other.close();
  expect(code).toBe(1);
  expect(errors.trim()).toBe(
    `Port ${port} is taken by another program. Stop that one, or choose another port: PORT=${port + 1} npm start`,
  );
});

test("a second start in the same folder names the first one and leaves it alone", async () => {
  const note = { pid: process.pid, environment: { APP_URL: "http://127.0.0.1:3000" } };
  await mkdir(dataFolder, { recursive: true });
  await writeFile(path.join(dataFolder, "running.json"), JSON.stringify(note));
  const { code, errors } = await start({});
  expect(code).toBe(1);
  expect(errors.trim()).toBe(
    `It is already running in this folder at http://127.0.0.1:3000 (process ${process.pid}). Stop that one first, with Ctrl-C or kill ${process.pid}.`,
  );
  expect((await stat(path.join(dataFolder, "running.json"))).isFile()).toBe(true);
});

test("example people where others reach the pages end the start before anything is made", async () => {
  const { code, errors } = await start({ DEMO: "1", HOST: "0.0.0.0" });
  expect(code).toBe(1);
  expect(errors.trim()).toBe(
    "DEMO=1 signs anyone in as an example person, so it is refused here: HOST must be an address of this machine alone, such as 127.0.0.1. Leave DEMO out, or change that.",
  );
  expect(await readdir(dataFolder)).toEqual([]);
});

async function start(settings: Record<string, string>) {
  const env = { ...process.env, COMPATH_DATA_FOLDER: dataFolder, NODE_OPTIONS: "", ...settings };
  const child = spawn(process.execPath, ["--import", "tsx", "scripts/start/main.ts"], { cwd: root, env });
  const [errors, [code]] = await Promise.all([text(child.stderr), once(child, "exit")]);
  return { code, errors };
}
