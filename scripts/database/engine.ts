import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { PrismaPg } from "@prisma/adapter-pg";
import { bindMigrationAwareSqlAdapterFactory } from "@prisma/driver-adapter-utils";
import * as schemaEngine from "@prisma/schema-engine-wasm/schema_engine_bg";

let instantiated: Promise<void> | undefined;

/**
 * Prisma's schema engine as WebAssembly (the native one is a download). It connects when a command needs the database.
 * The connection's session is in UTC. Call `free()` when done.
 */
export async function openEngine(connectionString: string): Promise<schemaEngine.SchemaEngine> {
  instantiated ??= instantiate();
  await instantiated;
  const adapter = new PrismaPg({ connectionString, options: "-c timezone=UTC" });
  return schemaEngine.SchemaEngine.new(
    { datamodels: undefined },
    ignoreLog,
    bindMigrationAwareSqlAdapterFactory(adapter),
  );
}

/** The package's own entry imports the .wasm as a module, which Node does not do without a flag; this is the same by hand. */
async function instantiate(): Promise<void> {
  const wasmFile = new URL("./schema_engine_bg.wasm", import.meta.resolve("@prisma/schema-engine-wasm"));
  // Safe: the generated glue is exactly the set of functions that this wasm file imports.
  const imports = { "./schema_engine_bg.js": schemaEngine } as unknown as WebAssembly.Imports;
  const { instance } = await WebAssembly.instantiate(await readFile(fileURLToPath(wasmFile)), imports);
  schemaEngine.__wbg_set_wasm(instance.exports);
  // Safe: wasm-bindgen exports this start function under this name.
  (instance.exports.__wbindgen_start as () => void)();
}

/** The engine narrates each query; failures reach us as rejections. */
function ignoreLog(): void {
  return;
}
