import { expect, test } from "vitest";
import { wordsAt } from "@/components/ui/words-at";

const messages = {
  common: { undo: "Undo", join: "Join" },
  live: { bell: { all: "All", empty: "None" }, ring: "Ring" },
};

test("what stands at the paths is picked, a message or a whole group, and nothing else", () => {
  expect(wordsAt(messages, ["common.undo", "live.bell", "live.ring"])).toEqual({
    common: { undo: "Undo" },
    live: { bell: { all: "All", empty: "None" }, ring: "Ring" },
  });
});

test("a path that leads nowhere is a bug and says so", () => {
  expect(() => wordsAt(messages, ["common.redo"])).toThrow("There are no words at common.redo");
  expect(() => wordsAt(messages, ["common.undo.now"])).toThrow("There is nothing below common.undo.now");
});
