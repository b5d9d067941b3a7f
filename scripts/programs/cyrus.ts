import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { chmod, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { createConnection, createServer } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { NotAnswering } from "@/scripts/programs/check";

const PROGRAMS = "/usr/lib/cyrus/bin";

/** Why no Cyrus can be started here; undefined where one can. */
export function noCyrus(): string | undefined {
  if (process.getuid?.() !== 0) return "Cyrus has to be started as root, which then works as its own account.";
  const missing = [`${PROGRAMS}/master`, `${PROGRAMS}/httpd`, "/usr/sbin/saslpasswd2"].find(
    (file) => !existsSync(file),
  );
  return missing && `${missing} is missing. Install it: apt-get install cyrus-imapd cyrus-caldav sasl2-bin`;
}

export type Cyrus = AsyncDisposable & {
  /** The home of Dana's calendars, and the address that the server knows her by. */
  readonly home: string;
  readonly calendar: string;
  readonly owner: string;
  readonly password: string;
  /** What the server has asked to be mailed so far, each as it hands it over. */
  mails(): Promise<string[]>;
  /** What the server has asked to be mailed, once the mail with these words is among it: mails come in their order. */
  mailsUntil(words: string): Promise<string[]>;
};

/** A real Cyrus with one person, whose mails go into a file. */
export async function startCyrus(): Promise<Cyrus> {
  const folder = await mkdtemp(path.join(tmpdir(), "compath-cyrus-"));
  const [http, imap] = [await freePort(), await freePort()];
  const file = (name: string) => path.join(folder, name);
  await writeFile(file("imapd.conf"), settings(folder));
  await writeFile(file("cyrus.conf"), services(folder, http, imap));
  await writeFile(file("notified.sh"), `#!/bin/sh\n{ cat; echo; echo ====; } >> ${file("mails")}\n`);
  await writeFile(file("mails"), "");
  await chmod(file("notified.sh"), 0o755);
  for (const user of ["dana", "cyrus"]) {
    execFileSync("/usr/sbin/saslpasswd2", ["-p", "-f", file("sasldb2"), "-c", "-u", "localhost", user], {
      input: "secret\n",
    });
  }
  execFileSync("chown", ["-R", "cyrus:mail", folder]);
  const master = spawn(
    `${PROGRAMS}/master`,
    ["-D", "-C", file("imapd.conf"), "-M", file("cyrus.conf"), "-p", file("pid")],
    { stdio: "ignore" },
  );
  const ended = once(master, "exit");
  await makePerson(imap);
  const home = `http://127.0.0.1:${http}/dav/calendars/user/dana/`;
  const mails = async () => (await readFile(file("mails"), "utf8")).split("====\n").filter((one) => one.trim() !== "");
  return {
    home,
    calendar: `${home}Default/`,
    owner: "dana@cyrus.example",
    password: "secret",
    mails,
    async mailsUntil(words) {
      for (let tries = 0; tries < 300; tries += 1) {
        const all = await mails();
        if (all.some((one) => one.includes(words))) return all;
        await delay(100);
      }
      throw new NotAnswering(
        "Cyrus mailed nobody within 30 seconds, not even where it has to, so nothing is shown by its silence.",
      );
    },
    async [Symbol.asyncDispose]() {
      master.kill();
      await ended;
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Asks until the server is there, and has it make Dana's mailbox, without which she has no calendars. */
async function makePerson(port: number): Promise<void> {
  const commands = ["a login cyrus secret", "b create user/dana", "c setacl user/dana dana lrswipkxtecdan", "d logout"];
  for (let tries = 0; tries < 100; tries += 1) {
    const said = await conversation(port, `${commands.join("\r\n")}\r\n`);
    if (/^c OK/m.test(said)) return;
    await delay(200);
  }
  throw new NotAnswering("Cyrus did not make a mailbox within 20 seconds. Look into the system's log for its reason.");
}

/** Empty where nobody listens yet. */
function conversation(port: number, commands: string): Promise<string> {
  return new Promise((resolve) => {
    const socket = createConnection(port, "127.0.0.1");
    let said = "";
    socket.setEncoding("utf8");
    socket.once("data", () => socket.write(commands));
    socket.on("data", (text: string) => {
      said += text;
    });
    socket.on("error", () => resolve(""));
    socket.on("close", () => resolve(said));
  });
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  await once(server, "close");
  if (address === null || typeof address === "string") throw new Error("The system gave no free port.");
  return address.port;
}

function settings(folder: string): string {
  return Object.entries({
    configdirectory: `${folder}/lib`,
    "partition-default": `${folder}/spool`,
    defaultpartition: "default",
    admins: "cyrus",
    servername: "localhost",
    sasl_pwcheck_method: "auxprop",
    sasl_auxprop_plugin: "sasldb",
    sasl_sasldb_path: `${folder}/sasldb2`,
    sasl_mech_list: "PLAIN",
    allowplaintext: "yes",
    unixhierarchysep: "yes",
    httpmodules: "caldav",
    caldav_allowscheduling: "on",
    calendar_user_address_set: "cyrus.example",
    notifysocket: `${folder}/notify`,
    imipnotifier: "external",
    notify_external: `${folder}/notified.sh`,
    proc_path: `${folder}/proc`,
    mboxname_lockpath: `${folder}/lock`,
  })
    .map(([name, value]) => `${name}: ${value}\n`)
    .join("");
}

function services(folder: string, http: number, imap: number): string {
  const of = (program: string) => `${program} -C ${folder}/imapd.conf`;
  return [
    "START {",
    `  recover cmd="${PROGRAMS}/${of("ctl_cyrusdb")} -r"`,
    "}",
    "SERVICES {",
    `  imap cmd="${of("imapd")}" listen="127.0.0.1:${imap}" prefork=0 maxchild=5`,
    `  http cmd="${of("httpd")}" listen="127.0.0.1:${http}" prefork=0 maxchild=5`,
    `  notify cmd="${of("notifyd")} -m external" listen="${folder}/notify" proto="udp" prefork=1 maxchild=1`,
    "}",
    "EVENTS {",
    "}",
    "",
  ].join("\n");
}
