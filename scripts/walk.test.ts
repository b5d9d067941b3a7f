import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { productionOf } from "@/scripts/house/production";
import { faultsOf, lengthsInWords, lengthsOf, MOST, mailStays, stepsOf } from "@/scripts/house/walk";

const sources = productionOf(".");
const { spine, mail } = stepsOf(readFileSync("docs/design/walk.md", "utf8"));

test("every step of the spine exists and an earlier one leads to it", () => {
  expect(spine.length).toBeGreaterThan(10);
  expect(faultsOf(sources, spine)).toEqual([]);
});

test("the list of files that sendMail enters is the one of the code, in its order", () => {
  const entered = new Map(
    mailStays(sources)
      .toReversed()
      .map(({ file, functions }) => [file, functions[0]]),
  );
  expect(entered.get("lib/effects/mail/send-mail.ts")).toBe("sendMail");
  const firstEntered = [...new Set(mailStays(sources).map(({ file }) => file))];
  expect(mail.map(({ file, name }) => [file, name])).toEqual(firstEntered.map((file) => [file, entered.get(file)]));
});

test(`the walks are no longer than ${lengthsInWords(MOST)}`, () => {
  const lengths = lengthsOf(sources, spine, mailStays(sources));
  process.stdout.write(`${lengthsInWords(lengths)}\n`);
  expect(lengths.files).toBeLessThanOrEqual(MOST.files);
  expect(lengths.lines).toBeLessThanOrEqual(MOST.lines);
  expect(lengths.stays).toBeLessThanOrEqual(MOST.stays);
  expect(lengths.mailFiles).toBeLessThanOrEqual(MOST.mailFiles);
});

test("a step to which nothing leads, and one that is gone, are faults", () => {
  const step = (file: string, name: string, says = "") => ({ file, name, says });
  const some = new Map([
    ["lib/a.ts", 'import { b } from "@/lib/b";\nexport function a() { return ["go", b]; }\n'],
    ["lib/b.ts", "export const b = 1;\n"],
    ["lib/c.ts", "export function c() {}\n"],
    ["lib/d.ts", 'export const d = { "go": 1 };\n'],
    ["lib/wire.ts", 'import { c } from "@/lib/c";\nimport { d } from "@/lib/d";\n'],
  ]);
  const whole = [
    step("lib/a.ts", "a"),
    step("lib/b.ts", "b"),
    step("lib/c.ts", "c", "woken by the job `go`"),
    step("lib/d.ts", "d", "wired in [lib/wire.ts](lib/wire.ts)"),
  ];
  expect(faultsOf(some, whole)).toEqual([]);
  expect(faultsOf(some, [step("lib/a.ts", "gone"), step("lib/c.ts", "c"), step("lib/e.ts", "e")])).toEqual([
    "lib/a.ts has no gone.",
    "Nothing leads from an earlier step to lib/c.ts.",
    "lib/e.ts is gone.",
  ]);
  expect(
    faultsOf(
      some,
      [whole[1], whole[3]].flatMap((each) => each ?? []),
    ),
  ).toEqual(["Nothing leads from an earlier step to lib/d.ts."]);
});
