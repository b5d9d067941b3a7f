import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { createInterface } from "node:readline";

/** Why the tests with a real CalDAV server cannot run here; undefined where they can. */
export const noRadicale: string | undefined =
  spawnSync("radicale", ["--version"]).status === 0
    ? undefined
    : "Radicale is not installed. On Debian: apt-get install -y --no-install-recommends radicale (.ci/run does so as root).";

export type Radicale = AsyncDisposable & {
  /** Without a slash at the end. */
  readonly url: string;
  /** Two people with the password "secret". */
  readonly people: readonly ["dana", "mara"];
  /** Stored calendar objects of a person's calendar, as the server wrote them to its disk. */
  files(person: string, calendar: string): Promise<string[]>;
  /** Ends the server; `url` refuses connections from then on. */
  stop(): Promise<void>;
};

/** A real CalDAV server on a free port with two people and no calendars. */
export async function startRadicale(): Promise<Radicale> {
  const folder = await mkdtemp(path.join(tmpdir(), "compath-radicale-"));
  await writeFile(path.join(folder, "users"), "dana:secret\nmara:secret\n");
  await writeFile(path.join(folder, "config"), configIn(folder));
  const child = spawn("radicale", ["--config", path.join(folder, "config")], { stdio: ["ignore", "ignore", "pipe"] });
  const ended = once(child, "exit");
  const stop = async () => {
    child.kill();
    await ended;
  };
  const url = await listening(createInterface(child.stderr));
  // What it goes on to say must not fill the pipe, or it waits for a reader.
  child.stderr.resume();
  return {
    url,
    people: ["dana", "mara"],
    files: (person, calendar) => filesIn(path.join(folder, "data", "collection-root", person, calendar)),
    stop,
    async [Symbol.asyncDispose]() {
      await stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** As a calendar program would make one. The answer is the calendar's address. */
export async function makeCalendar({ url }: Pick<Radicale, "url">, person: string, name: string): Promise<string> {
  const calendar = `${url}/${person}/${name}/`;
  const answer = await asPerson(person, calendar, { method: "MKCALENDAR" });
  if (!answer.ok) throw new Error(`Radicale did not make the calendar: ${answer.status}.`);
  return calendar;
}

/** What a person's own calendar program would ask. */
export function asPerson(person: string, url: string, init: RequestInit = {}): Promise<Response> {
  const authorization = `Basic ${Buffer.from(`${person}:secret`).toString("base64")}`;
  return fetch(url, { ...init, headers: { ...init.headers, authorization } });
}

function configIn(folder: string): string {
  return [
    "[server]\nhosts = 127.0.0.1:0",
    `[auth]\ntype = htpasswd\nhtpasswd_filename = ${folder}/users\nhtpasswd_encryption = plain\ndelay = 0`,
    `[storage]\nfilesystem_folder = ${folder}/data`,
    "[logging]\nlevel = info",
    "",
  ].join("\n");
}

async function listening(lines: AsyncIterable<string>): Promise<string> {
  const said: string[] = [];
  for await (const line of lines) {
    said.push(line);
    const port = /Listening on '\[?127\.0\.0\.1\]?:(\d+)'/.exec(line)?.[1];
    if (port) return `http://127.0.0.1:${port}`;
  }
  throw new Error(`Radicale did not start:\n${said.join("\n")}`);
}

async function filesIn(folder: string): Promise<string[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith(".ics"));
  return Promise.all(names.map((name) => readFile(path.join(folder, name), "utf8")));
}
