import { afterEach } from "vitest";

const methods = ["debug", "error", "info", "log", "trace", "warn"] as const;
let calls: string[] = [];

for (const method of methods) {
  console[method] = (...words: unknown[]) => {
    calls.push(`console.${method}(${words.map(String).join(" ").slice(0, 500)})`);
  };
}

afterEach(() => {
  const seen = calls;
  calls = [];
  if (seen.length > 0)
    throw new Error(`Code under test wrote to the console, which nobody reads there: ${seen.join("; ")}`);
});
