import { expect, test, vi } from "vitest";
import { main } from "@/scripts/simulate/main";
import { optionsOf } from "@/scripts/simulate/options";

async function told(...words: string[]) {
  const [out, err] = [process.stdout, process.stderr].map((stream) =>
    vi.spyOn(stream, "write").mockImplementation(() => true),
  );
  try {
    const status = await main(words);
    return { status, out: out?.mock.calls.join(""), err: err?.mock.calls.join("") };
  } finally {
    vi.restoreAllMocks();
  }
}

test("lives are lived from a number on", () => {
  expect(optionsOf(["--seed", "1", "--from", "1420", "--lives", "10"])).toMatchObject({ from: 1420, lives: 10 });
  expect(optionsOf([])).toMatchObject({ from: 0, lives: 1000 });
});

test.each([
  [["--lifes", "3"], "Unknown option '--lifes'."],
  [["--lives", "many"], "Give --lives as a whole number, not “many”."],
  [["--lives"], "Option '--lives <value>' argument missing."],
  [["forty"], "Leave “forty” out: only --mutants takes a name."],
  [
    ["--http", "--kills"],
    "Leave --http out: kills and mutants need the product in the process that lives, not a build.",
  ],
])("%j is answered with a sentence and the usage", async (words, sentence) => {
  const { status, err } = await told(...words);
  expect(status).toBe(2);
  expect(err).toMatch(/^simulate could not run: [^\n]+\nUsage: npm run simulate -- [^\n]+\n$/);
  expect(err).toContain(`simulate could not run: ${sentence}\n`);
});

test("--help is answered with the usage", async () => {
  expect(await told("--help")).toMatchObject({
    status: 0,
    err: "",
    out: expect.stringMatching(/^npm run simulate -- /),
  });
});
