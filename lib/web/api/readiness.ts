import { errorFacts, logAt } from "@/lib/log";
import { wiring } from "@/lib/wiring/wiring";

/** Whether this process can serve: its environment is right and the database answers. */
export async function readiness(): Promise<boolean> {
  try {
    const { db } = await wiring();
    await db.$queryRaw`select 1`;
    return true;
  } catch (error) {
    logAt("info").warn(errorFacts(error), "not ready");
    return false;
  }
}
