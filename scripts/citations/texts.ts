import { readFileSync } from "node:fs";
import path from "node:path";
import type { Texts } from "@/scripts/citations/documents";
import { filesOf } from "@/scripts/house/production";

const CITING = /\.(ts|tsx|mjs|cjs|css|prisma|md)$/;
/** Migrations are history; the test of citations makes its faults up. */
const LEFT_OUT = /^(prisma\/migrations\/|scripts\/citations)/;

/** The text of every file of a checkout that may cite something. */
export function citingTexts(root: string): Texts {
  const files = filesOf(root).filter((file) => CITING.test(file) && !LEFT_OUT.test(file));
  return new Map(files.map((file) => [file, readFileSync(path.join(root, file), "utf8")]));
}
