import type { Context } from "@/lib/context";
import { inTransaction } from "@/lib/db/transaction";
import { newId } from "@/lib/ids";
import { wiring } from "@/lib/wiring/wiring";
import { storeExampleMeetings } from "@/prisma/seed/example-meetings";
import { storeExamplePeople } from "@/prisma/seed/example-people";
import { runScript } from "@/scripts/terminal";

/** Example people and meetings for a database that has nobody yet, all or nothing. False: there are people, nothing was done. */
export async function seed(ctx: Context): Promise<boolean> {
  return inTransaction(ctx.db, async (tx) => {
    if (await tx.user.findFirst({ select: { id: true } })) return false;
    const people = await storeExamplePeople(tx, new Date(ctx.now()));
    await storeExampleMeetings({ ...ctx, db: tx }, people);
    return true;
  });
}

if (import.meta.main) {
  runScript(async () => {
    const { contextOf } = await wiring();
    const added = await seed(contextOf({ kind: "system" }, newId()));
    console.log(added ? "Example people and meetings are there." : "There are people already; nothing was added.");
    process.exit(0);
  });
}
