import { expect, test } from "vitest";
import { initialsOf } from "@/components/ui/avatar";

test.each([
  ["Mara Lind", "ML"],
  ["Mara van der Lind", "ML"],
  ["Cher", "C"],
  ["  ömer   şahin ", "ÖŞ"],
  ["李 小龍", "李小"],
  ["Ada 🦉", "A"],
  ["ada@example.org", "A"],
  ["42", ""],
  ["", ""],
])("the initials of %j are %j", (name, initials) => {
  expect(initialsOf(name)).toBe(initials);
});
