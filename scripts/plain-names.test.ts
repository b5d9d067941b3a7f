import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { createSourceFile, isIdentifier, type Node, ScriptKind, ScriptTarget } from "typescript";
import { expect, test } from "vitest";

/** What JavaScript, Node and their types call so. Our own word for what a transaction leaves to the worker is "queue". */
const languages = /^(Promise|PromiseLike|PromiseWithResolvers|PromiseSettledResult|promise|promisify)$/;

const files = execFileSync("git", ["ls-files", "--", "*.ts", "*.tsx"], { encoding: "utf8" }).trim().split("\n");

/** Words that we say otherwise now, as a part of a name: people are notified, a meeting is cancelled, a version is edited. */
const formerWords = /(^|_)(told|telling|calledOff|edition)(?![a-z])|(Told|Telling|CalledOff|Edition)(?![a-z])/;

test("nothing of ours is named after a promise", () => {
  expect(files.length).toBeGreaterThan(500);
  const wrong = files.flatMap((file) => wronglyNamedIn(readFileSync(file, "utf8")).map((name) => `${file}: ${name}`));
  expect(wrong).toEqual([]);
});

test("nothing of the product is named by a word that was replaced", () => {
  const product = files.filter((file) => /^(app|components|emails|i18n|lib|server)\//.test(file) && !TESTS.test(file));
  expect(product.length).toBeGreaterThan(500);
  const wrong = product.flatMap((file) => formerNamesIn(readFileSync(file, "utf8")).map((name) => `${file}: ${name}`));
  expect(wrong).toEqual(formFieldsOfOldTabs);
});

const TESTS = /\.test\.tsx?$|\/testing\//;

/** What a form that is open in a tab since before still sends. */
const formFieldsOfOldTabs = [
  "app/(app)/meetings/[id]/edit/page.tsx: edition",
  "lib/web/forms/edit-from-form.ts: edition",
];

test.each([
  ["const toldAt = 1; const untold = 2;", ["toldAt"]],
  ["function listTellings() {}; requireEdition();", ["requireEdition"]],
  ['const said = "told"; // told', []],
  [["const path = `/a/$", "{b}`; let told = `$", "{c}`;"].join(""), ["told"]],
])("%s", (text, names) => {
  expect(formerNamesIn(text)).toEqual(names);
});

test.each([
  ["const promisedAt = await later.promise;", ["promisedAt"]],
  ["type MailPromise = Promise<void>;", ["MailPromise"]],
  ['const outcome = "promised"; // promised', []],
])("%s", (text, names) => {
  expect(wronglyNamedIn(text)).toEqual(names);
});

test("every comment can be read alone: none goes on from the one before, and none speaks of promises", () => {
  const wrong = files.flatMap((file) =>
    commentsIn(readFileSync(file, "utf8"))
      .filter((comment) => /^The same\b/.test(comment) || (!TESTS.test(file) && /\bpromise[sd]?\b/i.test(comment)))
      .map((comment) => `${file}: ${comment}`),
  );
  expect(wrong).toEqual([]);
});

test.each([
  ["/** The same for a guest. */", ["The same for a guest."]],
  ["/**\n * A link.\n * @returns it\n */\nconst text = `/** no comment */`;", ["A link. @returns it"]],
])("%s", (text, comments) => {
  expect(commentsIn(text)).toEqual(comments);
});

/** Every comment that begins a line, as one line. */
function commentsIn(text: string): string[] {
  return [...text.matchAll(/^[ \t]*\/\*\*([\s\S]*?)\*\//gm)].map(([, words = ""]) =>
    words
      .split("\n")
      .map((line) => line.replace(/^\s*\* ?/, "").trim())
      .join(" ")
      .trim(),
  );
}

function wronglyNamedIn(text: string): string[] {
  if (!/promis/i.test(text)) return [];
  return namesIn(text).filter((name) => /promis/i.test(name) && !languages.test(name));
}

function formerNamesIn(text: string): string[] {
  if (!/told|telling|calledOff|edition/i.test(text)) return [];
  return namesIn(text).filter((name) => formerWords.test(name));
}

function namesIn(text: string): string[] {
  const names = new Set<string>();
  const walk = (node: Node): void => {
    if (isIdentifier(node)) names.add(node.text);
    node.forEachChild(walk);
  };
  walk(createSourceFile("a.tsx", text, ScriptTarget.Latest, true, ScriptKind.TSX));
  return [...names];
}
