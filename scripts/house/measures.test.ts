import { expect, test } from "vitest";
import { arrowsInside, circlesOf, doubleNames, fullestFolder, linesOf, tiedFolders } from "@/scripts/house/measures";
import { productionOf } from "@/scripts/house/production";

const sources = new Map(
  Object.entries({
    "lib/a/one.ts": 'import { two } from "@/lib/a/room/two";\nexport const one = two;\n',
    "lib/a/room/two.ts": "export const two = 2;\nexport type Same = 1;\n",
    "lib/a/room/three.ts": 'import { two } from "@/lib/a/room/two";\nexport const three = two;\n',
    "lib/b/four.ts": 'import type { Five } from "./five";\nexport type Same = Five;\n',
    "lib/b/five.ts": 'import type { Same } from "@/lib/b/four";\nexport type Five = Same;\n',
    "app/page.ts": "export const three = 3;\n",
  }),
);

test("the fullest folder and the lines of all files are counted", () => {
  expect(fullestFolder(sources)).toEqual({ folder: "lib/a/room", files: 2 });
  expect(linesOf(sources)).toBe(11);
});

test("an arrow stands between two boxes of a folder; what is inside of a room is not seen", () => {
  expect(arrowsInside("lib/a", sources)).toBe(1);
  expect(arrowsInside("lib/a/room", sources)).toBe(1);
});

test("folders of lib that import each other are a pair; of ours two are", () => {
  expect(tiedFolders(sources)).toEqual([]);
  const there = ["lib/b/six.ts", 'import { three } from "@/lib/a/room/three";\n'] as const;
  const back = ["lib/a/seven.ts", 'import type { Same } from "@/lib/b/four";\n'] as const;
  expect(tiedFolders(new Map([...sources, there, back]))).toEqual(["a b"]);
  expect(tiedFolders(productionOf("."))).toEqual(["meetings notifications", "meetings people"]);
});

test("a circle of types is one, also where one import is relative", () => {
  expect(circlesOf(sources)).toEqual([["lib/b/five.ts", "lib/b/four.ts"]]);
});

test("a name that two files export is one too many; pages and scripts have names of their own", () => {
  expect(doubleNames(sources)).toEqual([["Same", ["lib/a/room/two.ts", "lib/b/four.ts"]]]);
});
