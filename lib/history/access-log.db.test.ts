import { expect, test } from "vitest";
import { type Access, accessLogOn, linkOf } from "@/lib/history/access-log";
import { newId } from "@/lib/ids";
import { testDb } from "@/lib/testing/database";
import { testSecrets } from "@/lib/testing/people";
import { rfc3339Of } from "@/lib/time/rfc3339";

const looked = (wishes: Partial<Access> = {}): Access => ({
  actor: { kind: "guest", invitationId: newId() },
  at: Date.now(),
  meetingId: newId(),
  part: "meeting",
  action: "read",
  outcome: "allowed",
  ...wishes,
});

function rowsOf(chainId?: string) {
  return testDb().access.findMany({
    ...(chainId === undefined ? {} : { where: { chainId } }),
    orderBy: [{ chainId: "asc" }, { position: "asc" }],
  });
}

test("two hundred looks at once, from two processes, leave two hundred rows in two whole chains", async () => {
  const logs = [
    accessLogOn({ db: testDb(), secrets: testSecrets }),
    accessLogOn({ db: testDb(), secrets: testSecrets }),
  ];
  const meetingId = newId();
  await Promise.all(Array.from({ length: 200 }, (_, index) => logs[index % 2]?.note(looked({ meetingId }))));
  const rows = await testDb().access.findMany({ where: { meetingId } });
  expect(rows).toHaveLength(200);
  const chains = [...new Set(rows.map(({ chainId }) => chainId))];
  expect(chains).toHaveLength(2);
  for (const chainId of chains) {
    const chain = await rowsOf(chainId);
    expect(chain.map(({ position }) => position)).toEqual(chain.map((_, index) => index + 1));
    for (const [index, row] of chain.entries()) {
      if (index === 0) continue;
      const said = [row.chainId, row.position, rfc3339Of(row.at.getTime()), row.actorKind, row.actorId];
      const link = linkOf(testSecrets, hex(chain[index - 1]?.hash), [
        ...said,
        row.meetingId,
        row.part,
        row.action,
        row.outcome,
      ]);
      expect(hex(row.hash)).toBe(link);
    }
  }
});

test("a new chain begins with the newest row of the others", async () => {
  const first = accessLogOn({ db: testDb(), secrets: testSecrets });
  await first.note(looked());
  const newest = (await rowsOf()).at(-1);
  const access = looked({ actor: undefined, outcome: "denied", at: Date.parse("2027-03-01T09:00:00Z") });
  await accessLogOn({ db: testDb(), secrets: testSecrets }).note(access);
  const row = (await rowsOf()).at(-1);
  const said = [
    row?.chainId,
    1,
    "2027-03-01T09:00:00Z",
    "anonymous",
    null,
    access.meetingId,
    "meeting",
    "read",
    "denied",
  ];
  expect(row && hex(row.hash)).toBe(linkOf(testSecrets, hex(newest?.hash), said));
});

test("nobody changes a row or takes one out", async () => {
  await accessLogOn({ db: testDb(), secrets: testSecrets }).note(looked());
  await expect(testDb().$executeRaw`update accesses set outcome = 'allowed'`).rejects.toThrow("append-only");
  await expect(testDb().$executeRaw`delete from accesses`).rejects.toThrow("append-only");
  await expect(testDb().$executeRaw`truncate accesses`).rejects.toThrow("append-only");
});

test("a look that cannot be stored is refused, and the next one begins a chain of its own", async () => {
  const log = accessLogOn({ db: testDb(), secrets: testSecrets });
  await log.note(looked());
  const [before] = (await rowsOf()).slice(-1);
  await expect(log.note(looked({ meetingId: "not an id" }))).rejects.toThrow();
  await log.note(looked());
  const [after] = (await rowsOf()).slice(-1);
  expect(after?.position).toBe(1);
  expect(after?.chainId).not.toBe(before?.chainId);
});

function hex(hash: Uint8Array | undefined): string {
  return hash ? Buffer.from(hash).toString("hex") : "";
}
