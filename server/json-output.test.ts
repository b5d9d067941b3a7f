import { execFile } from "node:child_process";
import path from "node:path";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import { linesFor } from "@/server/json-output";

/** All that a process prints which guards its output and then does something. */
async function printedBy(script: string): Promise<string[]> {
  const guard = path.resolve("server/json-output.ts");
  const code = `import { onlyJsonLines } from ${JSON.stringify(guard)}; onlyJsonLines(); ${script}`;
  const run = promisify(execFile)(process.execPath, ["--input-type=module-typescript", "-e", code]);
  const { stdout, stderr } = await run.catch((ended: { stdout: string; stderr: string }) => ended);
  return `${stdout}${stderr}`.split("\n").filter((line) => line !== "");
}

test.each<[string, string]>([
  ["an error with its stack", 'console.error(new Error("canary\\n{\\"level\\":\\"info\\"}"))'],
  ["text and objects", 'console.log("canary", { canary: 1 }); console.warn("a\\nb canary")'],
  ["bytes", 'process.stderr.write(Buffer.from("canary\\n"))'],
  ["a warning", 'process.emitWarning("canary")'],
  ["what nobody caught", 'throw new Error("canary")'],
  ["what nobody waited for", 'Promise.reject(new Error("canary")); await new Promise((end) => setTimeout(end, 1000))'],
])("S-22: %s comes out as JSON lines alone, without a value", async (_, script) => {
  const lines = await printedBy(script);
  expect(lines.length).toBeGreaterThan(0);
  for (const line of lines)
    expect(JSON.parse(line)).toMatchObject({ level: expect.any(String), time: expect.any(String) });
  expect(lines.join()).not.toContain("canary");
});

test("S-22: what nobody caught ends the process, unless another part of it goes on after that", async () => {
  const after = 'Promise.reject(new Error("x")); setTimeout(() => console.log(JSON.stringify({ went: "on" })), 50);';
  expect((await printedBy(after)).join()).not.toContain("went");
  expect((await printedBy(`process.on("unhandledRejection", () => undefined); ${after}`)).join()).toContain("went");
});

test("S-22: lines of the log go through as they are", () => {
  expect(linesFor('{"level":"info","msg":"x"}\n{"level":"warn","msg":"y"}\n')).toBe(
    '{"level":"info","msg":"x"}\n{"level":"warn","msg":"y"}\n',
  );
  expect(linesFor("\n")).toBe("");
});
