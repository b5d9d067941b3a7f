import { expect, test } from "vitest";
import { AppError, type ErrorCode } from "@/lib/errors";
import { problemSchema } from "@/lib/web/openapi/problem-schema";
import { bugResponse, problemPages, problemResponse } from "@/lib/web/request/problem";
import messages from "@/messages/en.json";

const at = { path: "/api/v1/meetings", requestId: "r1" };
const codes = problemPages.map(({ code }) => code);

test("every refusal is a problem as the document describes it", async () => {
  const fields = [{ field: "title", code: "required", detail: "Give a title." }];
  const refusals = codes
    .filter((code): code is ErrorCode => code !== "internal")
    .map((code) => problemResponse(new AppError(code, "Do this.", fields), at));
  for (const response of [...refusals, bugResponse(at)]) {
    expect(problemSchema.safeParse(await response.json()).error).toBeUndefined();
  }
});

test("every kind of refusal has a page that says why and what to do, and no page is about nothing", () => {
  expect(Object.keys(messages.docs.errors).sort()).toEqual([...codes].sort());
});
