import { expect, test, vi } from "vitest";
import { warnOfStrangers } from "@/lib/wiring/start-up";

test.each([
  ["https://meet.example", "", 1],
  ["https://meet.example", " ", 1],
  ["https://meet.example", "10.0.0.7", 0],
  ["http://localhost:3000", "", 0],
])("a start at %s with %j for proxies warns %i times, naming the variable", (APP_URL, TRUSTED_PROXIES, times) => {
  const warn = vi.fn<(said: string) => void>();
  // Safe: only these two of its variables are read.
  warnOfStrangers({ warn } as never, { APP_URL, TRUSTED_PROXIES } as never);
  expect(warn).toHaveBeenCalledTimes(times);
  for (const [said] of warn.mock.calls) expect(said).toContain("TRUSTED_PROXIES");
});
