import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { connect, type Socket } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { freePort } from "@/scripts/postgres/cluster";
import { NotAnswering } from "@/scripts/programs/check";

const PROGRAM = "/usr/lib/thunderbird/thunderbird";

/** Why no Thunderbird can be started here; undefined where one can. */
export function noThunderbird(): string | undefined {
  return existsSync(PROGRAM) ? undefined : `${PROGRAM} is missing. Install it: apt-get install thunderbird`;
}

export type Thunderbird = AsyncDisposable & {
  /** Carries out a script in the program itself, with all that its own windows have; it calls its last argument with what it found. */
  run(script: string, ...args: readonly string[]): Promise<unknown>;
};

/** A real Thunderbird without a window and with a profile of its own, driven by the protocol that its makers test it with. */
export async function startThunderbird(): Promise<Thunderbird> {
  const profile = await mkdtemp(path.join(tmpdir(), "compath-thunderbird-"));
  const port = await freePort();
  await writeFile(path.join(profile, "user.js"), `user_pref("marionette.port", ${port});\n`);
  const flags = ["--headless", "--no-remote", "--marionette", "--remote-allow-system-access", "--profile", profile];
  const child = spawn(PROGRAM, flags, { stdio: "ignore", env: { ...process.env, HOME: profile } });
  const exit = once(child, "exit");
  const stop = async () => {
    child.kill("SIGKILL");
    await exit;
    await rm(profile, { recursive: true, force: true, maxRetries: 5 });
  };
  const socket = await answering(port).catch(async (error: unknown) => {
    await stop();
    throw error;
  });
  const ask = conversation(socket);
  await ask("WebDriver:NewSession", { capabilities: {} });
  await ask("Marionette:SetContext", { value: "chrome" });
  return {
    run: async (script, ...args) => {
      const answer = await ask("WebDriver:ExecuteAsyncScript", { script, args, scriptTimeout: 120_000 });
      return typeof answer === "object" && answer !== null ? Reflect.get(answer, "value") : undefined;
    },
    async [Symbol.asyncDispose]() {
      socket.destroy();
      await stop();
    },
  };
}

async function answering(port: number): Promise<Socket> {
  for (let tries = 0; tries < 300; tries += 1) {
    const socket = connect(port, "127.0.0.1");
    const there = await once(socket, "connect").then(
      () => true,
      () => false,
    );
    if (there) return socket;
    await delay(200);
  }
  throw new NotAnswering("Thunderbird did not answer within 60 seconds.");
}

/** Each message is its length, a colon and JSON: `[0, id, command, parameters]`, answered by `[1, id, error, result]`. */
function conversation(socket: Socket): (command: string, parameters: object) => Promise<unknown> {
  let input = Buffer.alloc(0);
  let count = 0;
  const waiting = new Map<number, { resolve: (result: unknown) => void; reject: (error: Error) => void }>();
  socket.on("data", (chunk) => {
    input = Buffer.concat([input, chunk]);
    for (let colon = input.indexOf(":"); colon !== -1; colon = input.indexOf(":")) {
      const end = colon + 1 + Number(input.subarray(0, colon).toString());
      if (input.length < end) return;
      const message: unknown = JSON.parse(input.subarray(colon + 1, end).toString());
      input = input.subarray(end);
      if (!Array.isArray(message)) continue;
      const asked = waiting.get(Number(message[1]));
      if (message[2] === null) asked?.resolve(message[3]);
      else
        asked?.reject(new NotAnswering(`Thunderbird refused a command: ${JSON.stringify(message[2]).slice(0, 300)}`));
    }
  });
  return (command, parameters) =>
    new Promise((resolve, reject) => {
      count += 1;
      waiting.set(count, { resolve, reject });
      const text = JSON.stringify([0, count, command, parameters]);
      socket.write(`${Buffer.byteLength(text)}:${text}`);
    });
}
