import { expect, test } from "vitest";
import { commands } from "@/scripts/admin/commands";
import { helpFor } from "@/scripts/admin/help";

const lines = (...words: string[]) => (helpFor(words) ?? "").split("\n");

test("--help lists every command with what it is for", () => {
  for (const words of [["--help"], ["-h"], ["nonsense", "--help"], ["user", "--help"]]) {
    for (const [name, { does }] of Object.entries(commands)) {
      expect(lines(...words)).toContainEqual(expect.stringMatching(new RegExp(`^  ${name} +`)));
      expect(helpFor(words)).toContain(does);
    }
  }
  expect(Object.keys(commands).length).toBeGreaterThan(15);
});

test.each(Object.entries(commands))(
  "the help of %s says what it is for and what each option means",
  (name, command) => {
    const help = lines(...name.split(" "), "--help");
    expect(help[0]).toBe(command.does);
    expect(help[2]).toContain(`npm run admin -- ${name}`);
    for (const { usage, means } of command.options) {
      expect(help).toContainEqual(expect.stringMatching(new RegExp(`^  ${usage} +${means.slice(0, 10)}`)));
    }
    for (const sentence of [command.does, ...command.options.map(({ means }) => means)]) {
      expect(sentence).toMatch(/^[A-Z].*\.$/);
    }
  },
);

test("what must be given stands in the first line, the rest can be left out", () => {
  const help = helpFor(["user", "create", "--help"]);
  expect(help).toContain("user create --email <value> --name <value> --role <value> [options]");
  expect(help).toMatch(/--practice <value> .*Can be left out\./);
  expect(help).not.toMatch(/--email <value> {2}.*Can be left out/);
});

test("help is given only where it is asked for", () => {
  expect(helpFor(["user", "create", "--email", "a@x.example"])).toBeUndefined();
  expect(helpFor([])).toBeUndefined();
});
