import { query } from "@/lib/db/query";
import { uuid } from "@/lib/db/shape";
import type { Tx } from "@/lib/db/transaction";

/**
 * Holds an account while its second factor is set up, taken away or tried, one at a time. Whoever sets one up ends the other
 * sessions after this, so that none is opened unseen meanwhile.
 */
export async function changeSecondFactor(tx: Tx, userId: string): Promise<void> {
  await query(tx, { id: uuid })`select id from users where id = ${userId}::uuid for no key update`;
}

/**
 * Waits for whoever sets a second factor up or makes the practice ask for one, and keeps others from it until the transaction ends.
 * So a session that begins at that moment is either asked or ended.
 */
export async function keepSecondFactor(tx: Tx, userId: string): Promise<void> {
  await query(tx, { id: uuid })`select id from users where id = ${userId}::uuid for share`;
  await query(tx, { id: uuid })`
    select p.id from practices p join users u on u.practice_id = p.id where u.id = ${userId}::uuid for share of p`;
}
