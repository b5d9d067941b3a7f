import { expect, test } from "vitest";
import { staysOf } from "@/scripts/house/stays";

const sources = new Map(
  Object.entries({
    "lib/send.ts": [
      'import { load, SIZE } from "@/lib/load";',
      'import { kind, words } from "./words";',
      "export async function send(effects: Effects, id: string) {",
      "  const letter = await load(effects.db, id);",
      `  const text = \`\${words(effects)}\`;`,
      "  if (kind(letter) === SIZE) return noteFailure(effects, text);",
      "  return tidy(words(letter), letter.name, id);",
      "}",
      "function tidy(text: string, other: string, id: string) {",
      "  return load(other, id) ?? load({ ...text }, id) ?? load(text, id);",
      "}",
      "function noteFailure(effects: Effects) { return load(effects, 1); }",
    ].join("\n"),
    "lib/load.ts":
      "export const load = (db: Db, id: string) => { at(db); at(id); };\nconst at = (where: Db) => { where.go(); };\n",
    "lib/words.ts": [
      "export function words({ name, zone }: Letter) { const said = name; return said ?? shown(said); }",
      "export function kind(letter: Letter) { return letter.kind; }",
      "const shown = function (said: string) { return said.trim(); };",
    ].join("\n"),
  }),
);

test("a value is followed from call to call, in the order of the code; a second call of a function is not followed again", () => {
  expect(staysOf(sources, { file: "lib/send.ts", name: "send" }, "effects")).toEqual([
    { file: "lib/send.ts", functions: ["send"] },
    { file: "lib/load.ts", functions: ["load", "at"] },
    { file: "lib/send.ts", functions: ["tidy"] },
    { file: "lib/load.ts", functions: ["load"] },
    { file: "lib/words.ts", functions: ["words"] },
  ]);
});

test("a start that the code does not have says so", () => {
  expect(() => staysOf(sources, { file: "lib/send.ts", name: "gone" }, "effects")).toThrow(
    "lib/send.ts has no function gone: name one that stands at its top.",
  );
});
