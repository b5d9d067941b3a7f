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
  /** Its people, whose password is "secret". */
  readonly people: readonly ["dana", "mara", "lena", "timo"];
  /** Stored calendar objects of a person's calendar, as the server wrote them to its disk. */
  files(person: string, calendar: string): Promise<string[]>;
  /** Stored calendar objects with the names that the server gave their files. */
  objects(person: string, calendar: string): Promise<{ readonly name: string; readonly file: string }[]>;
  /** Ends the server; `url` refuses connections from then on. */
  stop(): Promise<void>;
};

const PEOPLE = ["dana", "mara", "lena", "timo"] as const;

/** A real CalDAV server on a free port with a few people and no calendars. */
export async function startRadicale(): Promise<Radicale> {
  const folder = await mkdtemp(path.join(tmpdir(), "compath-radicale-"));
  await writeFile(path.join(folder, "users"), PEOPLE.map((person) => `${person}:secret\n`).join(""));
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
  const objects = (person: string, calendar: string) =>
    objectsIn(path.join(folder, "data", "collection-root", person, calendar));
  return {
    url,
    people: PEOPLE,
    files: async (person, calendar) => (await objects(person, calendar)).map(({ file }) => file),
    objects,
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

async function objectsIn(folder: string) {
  const names = (await readdir(folder)).filter((name) => name.endsWith(".ics"));
  return Promise.all(names.map(async (name) => ({ name, file: await readFile(path.join(folder, name), "utf8") })));
}
