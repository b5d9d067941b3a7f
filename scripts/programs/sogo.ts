import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { Pool } from "pg";
import { startSmtpCapture } from "@/lib/testing/smtp-capture";
import { freePort } from "@/scripts/postgres/cluster";
import { startTemporaryCluster } from "@/scripts/postgres/temporary";
import { NotAnswering } from "@/scripts/programs/check";

/** Why no SOGo can be started here; undefined where one can. */
export function noSogo(): string | undefined {
  if (process.getuid?.() !== 0) return "SOGo has to be started as root, which then works as its own account.";
  const missing = ["/usr/sbin/sogod", "/usr/bin/memcached"].find((file) => !existsSync(file));
  return missing && `${missing} is missing. Install it: apt-get install sogo memcached`;
}

export type Sogo = AsyncDisposable & {
  /** Dana's calendar, and the address that the server knows her by. */
  readonly calendar: string;
  readonly home: string;
  readonly owner: string;
  readonly password: string;
  /** What the server mailed, as soon as there are so many. */
  mailed(count: number): Promise<readonly string[]>;
};

const OWNER = "dana@sogo.example";

/** A real SOGo with one person, its own database, and a mail server that keeps what it gets. */
export async function startSogo(): Promise<Sogo> {
  const folder = await mkdtemp(path.join(tmpdir(), "compath-sogo-"));
  execFileSync("chown", ["sogo:sogo", folder]);
  const database = await startTemporaryCluster();
  const smtp = await startSmtpCapture();
  const [port, memory] = [await freePort(), await freePort()];
  await makePerson(database.connectionString("postgres"));
  const cache = spawn("/usr/bin/memcached", ["-l", "127.0.0.1", "-p", `${memory}`, "-u", "nobody"], {
    stdio: "ignore",
  });
  const settings = settingsOf(database.connectionString("postgres"), smtp.url, memory);
  const own = {
    WOPort: `127.0.0.1:${port}`,
    WOWorkersCount: "2",
    WOPidFile: `${folder}/pid`,
    WOLogFile: `${folder}/log`,
  };
  const wishes = Object.entries({ ...settings, ...own, WONoDetach: "YES" }).flatMap(([name, value]) => [
    `-${name}`,
    value,
  ]);
  const server = spawn("/usr/sbin/sogod", wishes, {
    ...ownAccount(),
    stdio: "ignore",
    cwd: folder,
    env: { ...process.env, HOME: folder },
  });
  const home = `http://127.0.0.1:${port}/SOGo/dav/dana/Calendar/`;
  const stop = async () => {
    await Promise.all([ended(server), ended(cache)]);
    await Promise.all([smtp.close(), database.stop()]);
    await rm(folder, { recursive: true, force: true });
  };
  await answering(home).catch(async (error: unknown) => {
    await stop();
    throw error;
  });
  const mailed = (count: number) => mailsOf(smtp.mails, count);
  return { home, calendar: `${home}personal/`, owner: OWNER, password: "secret", mailed, [Symbol.asyncDispose]: stop };
}

/** The one that the package makes: SOGo refuses to work as root. */
function ownAccount(): { uid: number; gid: number } {
  const idOf = (flag: "-u" | "-g") => Number(execFileSync("/usr/bin/id", [flag, "sogo"], { encoding: "utf8" }));
  return { uid: idOf("-u"), gid: idOf("-g") };
}

async function mailsOf(mails: readonly { readonly raw: Buffer }[], count: number): Promise<readonly string[]> {
  for (let tries = 0; tries < 300 && mails.length < count; tries += 1) await delay(100);
  if (mails.length < count) throw new NotAnswering(`SOGo mailed ${mails.length} of ${count} within 30 seconds.`);
  return mails.map(({ raw }) => raw.toString("utf8"));
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exit = once(child, "exit");
  child.kill();
  await exit;
}

async function makePerson(connectionString: string): Promise<void> {
  const pool = new Pool({ connectionString });
  await pool.query("create table sogo_users (c_uid text, c_name text, c_password text, c_cn text, mail text)");
  await pool.query("insert into sogo_users values ('dana', 'dana', 'secret', 'Dana Whitfield', $1)", [OWNER]);
  await pool.end();
}

/** Given as arguments, which go before the file of an installation; a value may be a property list. */
function settingsOf(database: string, smtp: string, memory: number): Record<string, string> {
  const table = (name: string) => `${database}/${name}`;
  const people = `{ type = sql; id = people; viewURL = "${table("sogo_users")}"; canAuthenticate = YES; isAddressBook = NO; userPasswordAlgorithm = plain; }`;
  return {
    SOGoProfileURL: table("sogo_user_profile"),
    OCSFolderInfoURL: table("sogo_folder_info"),
    OCSSessionsFolderURL: table("sogo_sessions_folder"),
    SOGoUserSources: `(${people})`,
    SOGoMemcachedHost: `127.0.0.1:${memory}`,
    SOGoMailDomain: "sogo.example",
    SOGoMailingMechanism: "smtp",
    SOGoSMTPServer: smtp,
    SOGoAppointmentSendEMailNotifications: "YES",
    SOGoTimeZone: "Europe/Berlin",
  };
}

async function answering(home: string): Promise<void> {
  const authorization = `Basic ${Buffer.from("dana:secret").toString("base64")}`;
  const ask = () => fetch(home, { method: "PROPFIND", headers: { authorization, depth: "0" } }).catch(() => undefined);
  for (let tries = 0; tries < 150; tries += 1) {
    if ((await ask())?.status === 207) return;
    await delay(200);
  }
  throw new NotAnswering(
    "SOGo did not answer within 30 seconds. Start sogod by hand with these settings and read its log.",
  );
}
