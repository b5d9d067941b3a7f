import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { createScanner, ScriptTarget, SyntaxKind } from "typescript";
import { expect, test } from "vitest";

/** What JavaScript, Node and their types call so. Our own word for what a transaction leaves to the worker is "queue". */
const languages = /^(Promise|PromiseLike|PromiseWithResolvers|PromiseSettledResult|promise|promisify)$/;

test("nothing of ours is named after a promise", () => {
  const files = execFileSync("git", ["ls-files", "--", "*.ts", "*.tsx"], { encoding: "utf8" }).trim().split("\n");
  expect(files.length).toBeGreaterThan(500);
  const wrong = files.flatMap((file) => wronglyNamedIn(readFileSync(file, "utf8")).map((name) => `${file}: ${name}`));
  expect(wrong).toEqual([]);
});

test.each([
  ["const promisedAt = await later.promise;", ["promisedAt"]],
  ["type MailPromise = Promise<void>;", ["MailPromise"]],
  ['const outcome = "promised"; // promised', []],
])("%s", (text, names) => {
  expect(wronglyNamedIn(text)).toEqual(names);
});

function wronglyNamedIn(text: string): string[] {
  if (!/promis/i.test(text)) return [];
  const scanner = createScanner(ScriptTarget.Latest, true, undefined, text);
  const names = new Set<string>();
  for (let kind = scanner.scan(); kind !== SyntaxKind.EndOfFileToken; kind = scanner.scan()) {
    if (kind === SyntaxKind.Identifier) names.add(scanner.getTokenText());
  }
  return [...names].filter((name) => /promis/i.test(name) && !languages.test(name));
}
