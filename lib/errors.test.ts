import { expect, test, vi } from "vitest";
import { AppError } from "@/lib/errors";

test("a refusal from another copy of this module is a refusal, and nothing else is", async () => {
  vi.resetModules();
  const copy = await import("@/lib/errors");
  expect(copy.AppError).not.toBe(AppError);
  expect(new copy.AppError("conflict", "Read it again.")).toBeInstanceOf(AppError);
  expect(copy.notFound()).toBeInstanceOf(AppError);
  expect(new Error("A bug.")).not.toBeInstanceOf(AppError);
  expect({ name: "AppError", code: "conflict" }).not.toBeInstanceOf(AppError);
});
