import { expect, test } from "vitest";
import { inTransaction } from "@/lib/db/transaction";
import { eraseKeptAnswers } from "@/lib/meetings/guests/erase-address";
import { placeOf } from "@/lib/sealed-places";
import { countingDb } from "@/lib/testing/counting-db";
import { testDb } from "@/lib/testing/database";
import { testSecrets } from "@/lib/testing/people";

async function keepAnswer(said: string): Promise<void> {
  const id = crypto.getRandomValues(new Uint8Array(32));
  const sealed = testSecrets.seal(JSON.stringify({ said }), placeOf.answer(id));
  const answer = { id, bodyHash: id, status: 201, headers: {}, sealed, createdAt: new Date() };
  await testDb().idempotencyRecord.create({ data: answer });
}

test("of more kept answers than are opened at once, all that say the address go and no other", async () => {
  for (let n = 0; n < 7; n += 1) {
    await keepAnswer("bo@x.example");
    await keepAnswer("boo@x.example");
  }
  const { db, sentBy } = countingDb();
  const erase = () => inTransaction(db, (tx) => eraseKeptAnswers(tx, { secrets: testSecrets }, "bo@x.example", 3));
  const readings = (await sentBy(erase)).filter((statement) => statement.includes("sealed from idempotency_records"));
  // Three at a time: never more in memory.
  expect(readings).toHaveLength(Math.ceil(14 / 3) + 1);
  const left = await testDb().idempotencyRecord.findMany();
  const said = left.map(({ id, sealed }) => testSecrets.unseal(sealed, placeOf.answer(id)));
  expect(said).toEqual(Array.from({ length: 7 }, () => JSON.stringify({ said: "boo@x.example" })));
});
