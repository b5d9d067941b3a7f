import type { Db } from "@/lib/db/client";
import type { PrismaClient } from "@/lib/db/generated/client";
import { ShapedSql } from "@/lib/db/query";
import type { Column, Shape } from "@/lib/db/shape";
import { columnFault } from "@/lib/testing/statements/fault";

type Row = Readonly<Record<string, unknown>>;
type Members = Readonly<Record<string | symbol, unknown>>;

/** The statements that a client was seen to send, each text once for each shape, and what their rows did not keep to. */
export class Recorder {
  readonly sent = new Map<string, Map<string, Shape>>();
  readonly faults = new Set<string>();

  /** A client that notes what goes through it, also in its transactions. */
  watch(client: PrismaClient): PrismaClient {
    return this.#watching(client, {
      $transaction: (work: (tx: Db) => Promise<unknown>, options?: object) =>
        client.$transaction((tx) => work(this.#watching(tx, {})), options),
    });
  }

  #watching<Client extends Db>(client: Client, more: Members): Client {
    const $queryRaw = async (...all: Parameters<Db["$queryRaw"]>) => {
      const rows = await client.$queryRaw<Row[]>(...all);
      const [sql] = all;
      if (sql instanceof ShapedSql) this.#note(sql, rows);
      return rows;
    };
    const own: Members = { $queryRaw, ...more };
    return new Proxy(client, { get: (target, name) => own[name] ?? Reflect.get(target, name) });
  }

  #note({ text, shape }: ShapedSql, rows: readonly Row[]): void {
    this.sent.set(text, (this.sent.get(text) ?? new Map()).set(JSON.stringify(shape), shape));
    for (const [name, column] of Object.entries(shape)) {
      const strange = rows.map((row) => strangeness(column, row[name])).find(Boolean);
      if (strange) this.faults.add(columnFault(text, name, strange));
    }
  }
}

/** What only rows can show: nulls of outer joins and expressions, and the texts of expressions. */
function strangeness({ nullable, labels }: Column<unknown>, value: unknown): string | undefined {
  if (value === null) return nullable ? undefined : "is null in a row, and its shape says that it never is";
  const strange = labels && [value].flat().find((text) => typeof text === "string" && !labels.includes(text));
  return strange === undefined ? undefined : `holds "${strange}" in a row, which its shape does not name`;
}
