import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { productionOf } from "@/scripts/house/production";
import { besideOf, gapsIn } from "@/scripts/house/spine";
import { faultsOf, lengthsInWords, lengthsOf, MOST, mailStays, stepsOf } from "@/scripts/house/walk";

const sources = productionOf(".");
const page = readFileSync("docs/design/walk.md", "utf8");
const { spine, mail } = stepsOf(page);

test("every step of the spine exists and an earlier one leads to it", () => {
  expect(spine.length).toBeGreaterThan(10);
  expect(faultsOf(sources, spine)).toEqual([]);
});

test("the spine leaves nothing out that its leading steps call", () => {
  const beside = besideOf(page);
  const files = [...sources.keys()];
  expect(beside.filter((path) => !files.some((file) => file === path || file.startsWith(`${path}/`)))).toEqual([]);
  expect(gapsIn(sources, spine, beside)).toEqual([]);
});

test.each(spine.map(({ file, name }) => [name, file]))("without %s it would not be whole", (_name, file) => {
  const shortened = spine.filter((step) => step.file !== file);
  const faults = [...faultsOf(sources, shortened), ...gapsIn(sources, shortened, besideOf(page))];
  expect(faults).not.toEqual([]);
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

test("what a leading step calls or hands on is a step or beside the spine", () => {
  const some = new Map([
    [
      "app/route.ts",
      'import { scheduleMeeting } from "@/lib/s";\nimport { writeRoute } from "@/lib/r";\nexport const POST = writeRoute(scheduleMeeting);\n',
    ],
    ["lib/r.ts", "export function writeRoute() {}\n"],
    [
      "lib/s.ts",
      'import { a } from "@/lib/a";\nimport { b } from "@/lib/in/b";\nexport function scheduleMeeting() { return own(a); }\nfunction own() { b(); }\nfunction other() { c(); }\n',
    ],
    ["lib/a.ts", "export function a() {}\n"],
    ["lib/in/b.ts", "export function b() {}\n"],
  ]);
  const steps = [
    ["app/route.ts", "POST"],
    ["lib/s.ts", "scheduleMeeting"],
  ].map(([file = "", name = ""]) => ({ file, name, says: "" }));
  const beside = besideOf("One `lib/r.ts`.\n\nBeside the spine stand `lib/in` and `lib/r.ts`.\n\nNot `lib/a.ts`.");
  expect(gapsIn(some, steps, beside)).toEqual([
    "The spine has no startWork.",
    "The spine has no handlers.",
    "The spine has no handOver.",
    "scheduleMeeting calls lib/a.ts, which is no step and not named beside the spine.",
  ]);
});
