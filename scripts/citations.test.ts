import { existsSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { citationFaults } from "@/scripts/citations/faults";
import { citingTexts } from "@/scripts/citations/texts";

test("every rule, case, decision and file that the repository cites exists", () => {
  const texts = citingTexts(".");
  const citations = [...texts.values()].join("\n").match(/docs\/design\/[\w-]+\.md/g) ?? [];
  expect(citations.length).toBeGreaterThan(150);
  expect(citationFaults(texts, existsSync)).toEqual([]);
});

const SOUND = {
  "docs/design/product.md": '<a id="14"></a>**14.** One (rule 15). <a id="15"></a>**15.** Two.\n## By heart\n',
  "docs/design/security.md": '|<a id="P-24"></a>P-24|',
  "docs/design/mail-and-ics.md": '|<a id="P07"></a>P07|',
  "docs/decisions/0001-one.md": "**Confirmation.** `lib/a.test.ts`",
  "lib/a.ts":
    "/** One (docs/design/product.md#14,\n * #15 and #14), P-24, P07, decision 1, docs/decisions/0001, docs/design/product.md#14–15. */",
  "lib/a.test.ts": "",
};

function faultsWith(files: Record<string, string>): string[] {
  const texts = new Map(Object.entries({ ...SOUND, ...files }));
  return citationFaults(texts, (path) =>
    [...texts.keys()].some((file) => file === path || file.startsWith(`${path}/`)),
  );
}

describe("what is found", () => {
  test("nothing where all is well", () => {
    expect(faultsWith({ "README.md": "[rule 14](docs/design/product.md#14), `lib/a.ts`, `lib/`" })).toEqual([]);
  });

  test.each([
    [
      "a page that does not exist",
      { "lib/b.ts": "// docs/design/produkt.md" },
      "lib/b.ts cites docs/design/produkt.md",
    ],
    [
      "a rule that does not exist",
      { "lib/b.ts": "// docs/design/product.md#99" },
      "lib/b.ts cites docs/design/product.md#99",
    ],
    [
      "a second rule",
      { "lib/b.ts": "// docs/design/product.md#14,\n// #99" },
      "lib/b.ts cites docs/design/product.md#99",
    ],
    [
      "a page without its folder",
      { "lib/b.ts": "// (product.md 14)" },
      "lib/b.ts cites product.md without docs/design/",
    ],
    ["a case of the security page", { "lib/b.ts": "// P-25" }, "lib/b.ts names the case P-25"],
    ["a case of an email", { "lib/b.test.ts": 'test("P08 goes")' }, "lib/b.test.ts names the case P08"],
    ["a decision", { "lib/b.ts": "// as decision 2 says" }, "lib/b.ts cites decision 0002"],
    ["a decision that begins a sentence", { "lib/b.ts": "// Decision 2 says" }, "lib/b.ts cites decision 0002"],
    ["the second of two decisions", { "lib/b.ts": "// decisions 1 and\n// 97" }, "lib/b.ts cites decision 0097"],
    ["the last of several", { "lib/b.ts": "/** decisions 1,\n * 1, 1 or 98 */" }, "lib/b.ts cites decision 0098"],
    ["one within a range", { "lib/b.ts": "// decisions 1–3" }, "lib/b.ts cites decision 0002"],
    ["one within a range in words", { "lib/b.ts": "// decisions 1 to 3" }, "lib/b.ts cites decision 0002"],
    ["a decision that a rule cites", { "docs/design/a.md": "see decision 9" }, "docs/design/a.md cites decision 0009"],
    ["a rule without its page", { "lib/b.ts": "// by rule 9999" }, "lib/b.ts names rule 9999"],
    ["a rule without its page that exists", { "lib/b.ts": "// Rules 14 and 15" }, "lib/b.ts names rule 15"],
    ["a rule that its own page lacks", { "docs/design/b.md": "see rule 16" }, "docs/design/b.md names rule 16"],
    [
      "a rule beside its page",
      { "lib/b.ts": "// docs/design/product.md, rule 14" },
      "cites “docs/design/product.md, rule 14”",
    ],
    ["the end of a range of rules", { "lib/b.ts": "// docs/design/product.md#14–16" }, "docs/design/product.md#16"],
    ["a rule within a range", { "lib/b.ts": "// docs/design/product.md#14–#17 too" }, "docs/design/product.md#16"],
    ["a case with too many digits", { "lib/b.ts": "// P-9999" }, "lib/b.ts names the case P-9999"],
    ["a decision by its path", { "lib/b.ts": "// docs/decisions/0002" }, "lib/b.ts cites decision 0002"],
    [
      "a number used twice",
      { "docs/decisions/0001-two.md": "**Confirmation.** –" },
      "Two decisions have the number 0001",
    ],
    [
      "no confirmation",
      { "docs/decisions/0002-two.md": "**Decision.** Yes." },
      "docs/decisions/0002-two.md has no Confirmation",
    ],
    [
      "a confirmation by a lost test",
      { "docs/decisions/0002-b.md": "**Confirmation.** `lib/b.test.ts`" },
      "names lib/b.test.ts",
    ],
    ["a link to a lost page", { "README.md": "[b](docs/b.md)" }, "README.md links to docs/b.md"],
    [
      "a link to a lost place",
      { "README.md": "[b](docs/design/product.md#99)" },
      "README.md links to docs/design/product.md#99",
    ],
    ["a lost file in a comment", { "lib/c.ts": "// see lib/b.ts" }, "lib/c.ts sends its reader to lib/b.ts"],
    ["a lost file to imitate", { "CONTRIBUTING.md": "like `lib/b.ts`" }, "CONTRIBUTING.md names lib/b.ts"],
  ])("%s", (_kind, files, sentence) => {
    expect(faultsWith(files).join("\n")).toContain(sentence);
  });
});
