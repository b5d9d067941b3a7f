import { expect, test } from "vitest";
import { z } from "zod";
import { boundArgument } from "@/lib/web/request/bound-argument";

test("an argument that no page gave out is about nothing that is there, and is no mistake of ours", () => {
  expect(boundArgument(z.int(), 3)).toBe(3);
  for (const forged of ["3", undefined, { toString: "x" }, [3]])
    expect(() => boundArgument(z.int(), forged)).toThrow(expect.objectContaining({ code: "not_found" }));
});
