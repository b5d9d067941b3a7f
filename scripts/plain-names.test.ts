import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import {
  createSourceFile,
  getLeadingCommentRanges,
  getTrailingCommentRanges,
  isIdentifier,
  type Node,
  ScriptKind,
  ScriptTarget,
  SyntaxKind,
} from "typescript";
import { expect, test } from "vitest";

/** What JavaScript, Node and their types call so. Our own word for what a transaction leaves to the worker is "queue". */
const languages = /^(Promise|PromiseLike|PromiseWithResolvers|PromiseSettledResult|promise|promisify)$/;

const files = execFileSync("git", ["ls-files", "--", "*.ts", "*.tsx"], { encoding: "utf8" }).trim().split("\n");

/** Words that we say otherwise now, as a part of a name: people are notified, a meeting is cancelled, a version is edited. */
const formerWords =
  /(^|_)(told|tells?|tellings?|calledOff|edition)(?![a-z])|(Told|Tells?|Tellings?|CalledOff|Edition)(?![a-z])/;

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
  ["function listTellings() {}; requireEdition();", ["listTellings", "requireEdition"]],
  ["tellProposer(); const tellsNews = retell ?? intelligent;", ["tellProposer", "tellsNews"]],
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
  const suspects = files.filter((file) => /(\/\/|\*).*\b(the same|promise[sd]?)\b/i.test(readFileSync(file, "utf8")));
  const wrong = suspects.flatMap((file) =>
    commentsIn(readFileSync(file, "utf8"))
      .filter((comment) => /^The same\b/.test(comment) || (!TESTS.test(file) && /\bpromise[sd]?\b/i.test(comment)))
      .map((comment) => `${file}: ${comment}`),
  );
  expect(wrong).toEqual([]);
});

test.each([
  ["/** The same for a guest. */", ["The same for a guest."]],
  ["/**\n * A link.\n * @returns it\n */\nconst text = `/** no comment */`;", ["A link. @returns it"]],
  ["  // The same,\n  // at once.\nconst a = 1;\n// Later.", ["The same, at once.", "Later."]],
  ["const a = 1; // The same.\nconst b = [1, // first\n];", ["The same.", "first"]],
  ["/* The same. */\nfoo(/* one */ 1);", ["The same.", "one"]],
  ['const at = "https://x.example/ // The same."; const b = /\\/\\/ /;', []],
  ["const a = <p>// no comment</p>;", []],
])("%s", (text, comments) => {
  expect(commentsIn(text)).toEqual(comments);
});

/** Every comment as one line, whichever way it is written; lines of `//` below each other are one. */
function commentsIn(text: string): string[] {
  const source = createSourceFile("a.tsx", text, ScriptTarget.Latest, true, ScriptKind.TSX);
  const found = new Map<number, number>();
  const shown: Node[] = [];
  const walk = (node: Node): void => {
    if (node.kind === SyntaxKind.JsxText) return void shown.push(node);
    const around = [getLeadingCommentRanges(text, node.pos), getTrailingCommentRanges(text, node.end)];
    for (const { pos, end } of around.flatMap((ranges) => ranges ?? [])) found.set(pos, end);
    for (const child of node.getChildren(source)) walk(child);
  };
  walk(source);
  const isShown = (pos: number) => shown.some((node) => pos >= node.pos && pos < node.end);
  const comments: { words: string; end: number }[] = [];
  for (const [pos, end] of [...found].sort(([a], [b]) => a - b)) {
    if (isShown(pos)) continue;
    const last = comments.at(-1);
    const goesOn = last !== undefined && text.startsWith("//", pos) && /^\n[ \t]*$/.test(text.slice(last.end, pos));
    if (goesOn) Object.assign(last, { words: `${last.words} ${wordsOf(text.slice(pos, end))}`, end });
    else comments.push({ words: wordsOf(text.slice(pos, end)), end });
  }
  return comments.map(({ words }) => words);
}

function wordsOf(comment: string): string {
  const inside = comment.replace(/^\/\/|^\/\*+|\*+\/$/g, "");
  const lines = inside.split("\n").map((line) => line.replace(/^\s*\* ?/, "").trim());
  return lines.join(" ").trim();
}

function wronglyNamedIn(text: string): string[] {
  if (!/promis/i.test(text)) return [];
  return namesIn(text).filter((name) => /promis/i.test(name) && !languages.test(name));
}

function formerNamesIn(text: string): string[] {
  if (!/told|tell|calledOff|edition/i.test(text)) return [];
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
