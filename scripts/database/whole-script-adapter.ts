import { PrismaPg } from "@prisma/adapter-pg";
import { bindMigrationAwareSqlAdapterFactory, DriverAdapterError } from "@prisma/driver-adapter-utils";
import { DatabaseError, type Pool } from "pg";

/**
 * Prisma's adapter cuts a script at every semicolon, also those in comments, strings and function bodies (adapter-pg
 * 7.10.0, executeScript). This one hands the whole script to PostgreSQL, which also makes it all or nothing.
 */
export function wholeScriptAdapter(pool: Pool): object {
  return bindMigrationAwareSqlAdapterFactory(new WholeScriptPg(pool));
}

class WholeScriptPg extends PrismaPg {
  constructor(private readonly pool: Pool) {
    super(pool);
  }

  override async connect() {
    const adapter = await super.connect();
    adapter.executeScript = async (script) => {
      await this.pool.query(script).catch((error: unknown) => {
        throw error instanceof DatabaseError ? asAdapterError(error, script) : error;
      });
    };
    return adapter;
  }
}

/** The engine repeats only errors of this shape; of any other it tells a number. */
function asAdapterError(error: DatabaseError, script: string): DriverAdapterError {
  const line = script.slice(0, Number(error.position ?? 1)).split("\n").length;
  return new DriverAdapterError({
    kind: "postgres",
    code: error.code ?? "XX000",
    severity: error.severity ?? "ERROR",
    message: `${error.message} (line ${line} of the script)`,
    detail: error.detail,
    column: error.column,
    hint: error.hint,
  });
}
