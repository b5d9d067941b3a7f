import { PrismaPg } from "@prisma/adapter-pg";
import { bindMigrationAwareSqlAdapterFactory, ColumnTypeEnum, DriverAdapterError } from "@prisma/driver-adapter-utils";
import { DatabaseError, type Pool, type QueryArrayConfig, types } from "pg";
import { type Patience, patiently } from "@/scripts/database/lock-patience";

/**
 * Prisma's adapter cuts a script at every semicolon, also those in comments, strings and function bodies (adapter-pg
 * 7.10.0, executeScript). This one hands the whole script to PostgreSQL, which also makes it all or nothing.
 */
export function wholeScriptAdapter(pool: Pool, patience: Patience): object {
  return bindMigrationAwareSqlAdapterFactory(new WholeScriptPg(pool, patience));
}

class WholeScriptPg extends PrismaPg {
  readonly #characters: WeakMap<object, boolean[]>;

  constructor(
    private readonly pool: Pool,
    private readonly patience: Patience,
  ) {
    const characters = new WeakMap<object, boolean[]>();
    super(withCharactersAsText(pool, characters));
    this.#characters = characters;
  }

  override async connect() {
    const adapter = await super.connect();
    const ask = adapter.queryRaw.bind(adapter);
    adapter.queryRaw = async (query) => {
      const answer = await ask(query);
      const characters = this.#characters.get(answer.rows) ?? [];
      const columnTypes = answer.columnTypes.map((type, at) => (characters[at] ? ColumnTypeEnum.Character : type));
      return { ...answer, columnTypes };
    };
    adapter.executeScript = async (script) => {
      await patiently(this.patience, () => this.#runScript(script)).catch((error: unknown) => {
        throw error instanceof DatabaseError ? asAdapterError(error, script) : error;
      });
    };
    return adapter;
  }

  /** Whoever comes behind a statement that waits for a lock waits as well, so it must not wait for long. */
  async #runScript(script: string): Promise<void> {
    const client = await this.pool.connect();
    try {
      await client.query(`set lock_timeout = ${this.patience.lockMilliseconds}`);
      await client.query(script);
    } finally {
      await client.query("reset lock_timeout").finally(() => client.release());
    }
  }
}

/** The OID of `"char"`, the type of many columns of the catalogs. */
const CHARACTER = 18;

/**
 * Prisma's adapter refuses columns of the type `"char"` (adapter-pg 7.10.0, fieldToColumnType), and the engine cannot read
 * the structure of a database without them. Here they pass as text; `characters` says of the rows of an answer which they were.
 */
function withCharactersAsText(pool: Pool, characters: WeakMap<object, boolean[]>): Pool {
  const query = async (config: QueryArrayConfig) => {
    const { fields, ...result } = await pool.query(config);
    const found = fields.map(({ dataTypeID }) => dataTypeID === CHARACTER);
    characters.set(result.rows, found);
    const known = fields.map((field, at) => (found[at] ? { ...field, dataTypeID: types.builtins.TEXT } : field));
    return { ...result, fields: known };
  };
  return new Proxy(pool, { get: (target, name) => (name === "query" ? query : Reflect.get(target, name)) });
}

/** The engine repeats only errors of this shape; of any other it tells a number. */
function asAdapterError(error: DatabaseError, script: string): DriverAdapterError {
  const line = script.slice(0, Number(error.position ?? 1)).split("\n").length;
  return new DriverAdapterError({
    kind: "postgres",
    code: error.code ?? "XX000",
    severity: error.severity ?? "ERROR",
    message: `${error.message} (${error.code}, line ${line} of the script)`,
    detail: error.detail,
    column: error.column,
    hint: error.hint,
  });
}
