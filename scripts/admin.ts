import { newId } from "@/lib/ids";
import { closeOutbox } from "@/lib/outbox/producer";
import { wiring } from "@/lib/wiring/wiring";
import { helpFor } from "@/scripts/admin/help";
import { runCommand } from "@/scripts/admin/run";
import { runScript } from "@/scripts/terminal";

// The operator's command line: help where it is asked for, otherwise one JSON object on stdout, exit code 1 when the command was refused.
runScript(async () => {
  const help = helpFor(process.argv.slice(2));
  if (help !== undefined) return console.log(help);
  const { db, contextOf } = await wiring();
  try {
    const { ok, answer } = await runCommand(contextOf({ kind: "system" }, newId()), process.argv.slice(2));
    console.log(JSON.stringify(answer));
    process.exitCode = ok ? 0 : 1;
  } finally {
    await closeOutbox();
    await db.$disconnect();
  }
});
