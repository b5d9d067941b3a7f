import { spawnSync } from "node:child_process";
import { type Check, NotAnswering } from "@/scripts/programs/check";
import { checks } from "@/scripts/programs/checks";
import { runScript, Stop } from "@/scripts/terminal";

const PACKAGES = ["radicale", "cyrus-imapd", "cyrus-caldav", "sasl2-bin", "sogo", "memcached", "thunderbird"];

/**
 * `npm run programs`: what mail and calendars must hold with real programs of the distribution's (P1 to P3 of
 * docs/design/calendars.md). As root it installs what is missing first, unless `--no-install` says otherwise. What cannot be
 * tried is said and is not passed: the end is 0 where all held, 1 where one did not, 2 where one was not tried.
 */
runScript(async () => {
  if (process.argv[2] === "--only-checks") return carryOut();
  if (process.argv[2] !== "--no-install") install();
  // What was installed is seen by a process that begins afterwards.
  const { status } = spawnSync(process.execPath, ["--import", "tsx", "scripts/programs.ts", "--only-checks"], {
    stdio: "inherit",
    env: { ...process.env, PATH: `${process.env.PATH}:/usr/sbin` },
  });
  process.exitCode = status ?? 1;
});

function install(): void {
  if (process.getuid?.() !== 0) return;
  for (const name of PACKAGES) {
    if (spawnSync("dpkg", ["-s", name]).status === 0) continue;
    const { status } = spawnSync("apt-get", ["install", "-y", "--no-install-recommends", name], { stdio: "ignore" });
    if (status !== 0) console.log(`could not install ${name}: apt-get ended with ${status}. Run apt-get update first.`);
  }
}

async function carryOut(): Promise<void> {
  const count = { held: 0, failed: 0, "not tried": 0 };
  for (const { name, missing, run } of checks) {
    const [outcome, said] = missing === undefined ? await outcomeOf(run) : (["not tried", missing] as const);
    count[outcome] += 1;
    console.log(`${outcome}: ${name}${said === undefined ? "" : ` (${said})`}`);
  }
  console.log(`programs: ${count.held} held, ${count.failed} failed, ${count["not tried"]} not tried`);
  if (count.failed > 0) throw new Stop("Something did not hold with a real program: the lines above say what.");
  process.exitCode = count["not tried"] > 0 ? 2 : 0;
}

/** A program that does not get going is tried once more, for a first start may take long. */
async function outcomeOf(run: Check["run"], again = true): Promise<["held" | "failed" | "not tried", string?]> {
  try {
    await run();
    return ["held"];
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    if (!(error instanceof NotAnswering)) return ["failed", error.message];
    return again ? outcomeOf(run, false) : ["not tried", error.message];
  }
}
