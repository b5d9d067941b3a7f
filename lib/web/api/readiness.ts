import { query } from "@/lib/db/query";
import { bool } from "@/lib/db/shape";
import { errorFacts, logAt } from "@/lib/log";
import { wiring } from "@/lib/wiring/wiring";

/** Whether this process can serve: its environment is right, and the database answers and takes changes. */
export async function readiness(): Promise<boolean> {
  try {
    const { db } = await wiring();
    const [state] = await query(db, { writable: bool })`
      select not pg_is_in_recovery() and current_setting('default_transaction_read_only') = 'off' as writable`;
    return state?.writable === true;
  } catch (error) {
    logAt("info").warn(errorFacts(error), "not ready");
    return false;
  }
}
