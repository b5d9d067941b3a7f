import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import * as schemaEngine from "@prisma/schema-engine-wasm/schema_engine_bg";
import { Pool } from "pg";
import { PATIENCE } from "@/scripts/database/lock-patience";
import { wholeScriptAdapter } from "@/scripts/database/whole-script-adapter";

let instantiated: Promise<void> | undefined;

/**
 * Lends Prisma's schema engine as WebAssembly (the native one is a download) to `work`. Its sessions are in UTC and all
 * closed afterwards. Rejects when the database does not answer, even for work that would not need it.
 */
export async function withEngine<T>(
  connectionString: string,
  work: (engine: schemaEngine.SchemaEngine) => Promise<T>,
  patience = PATIENCE,
): Promise<T> {
  instantiated ??= instantiate();
  await instantiated;
  const pool = new Pool({ connectionString, options: "-c timezone=UTC" });
  try {
    return await work(
      await schemaEngine.SchemaEngine.new({ datamodels: undefined }, ignoreLog, wholeScriptAdapter(pool, patience)),
    );
  } finally {
    await pool.end();
  }
}

/** The package's own entry imports the .wasm as a module, which Node does not do without a flag; this is the same by hand. */
async function instantiate(): Promise<void> {
  const glue = createRequire(import.meta.url).resolve("@prisma/schema-engine-wasm/schema_engine_bg");
  // Safe: the generated glue is exactly the set of functions that this wasm file imports.
  const imports = { "./schema_engine_bg.js": withoutLingeringTimers(schemaEngine) } as unknown as WebAssembly.Imports;
  const { instance } = await WebAssembly.instantiate(await readFile(glue.replace(/\.js$/, ".wasm")), imports);
  schemaEngine.__wbg_set_wasm(instance.exports);
  // Safe: wasm-bindgen exports this start function under this name.
  (instance.exports.__wbindgen_start as () => void)();
}

/** The engine never clears the 10 s timer that guards its advisory lock, and the process would wait for it at its end. */
function withoutLingeringTimers(glue: object): Record<string, unknown> {
  const patient = (callback: () => void, milliseconds: number) => setTimeout(callback, milliseconds >>> 0).unref();
  return Object.fromEntries(
    Object.entries(glue).map(([name, value]) => [name, name.startsWith("__wbg_setTimeout_") ? patient : value]),
  );
}

/** The engine narrates each query; failures reach us as rejections. */
function ignoreLog(): void {
  return;
}
