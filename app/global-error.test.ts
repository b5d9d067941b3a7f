import { expect, test } from "vitest";
import words from "@/messages/en.global-error.json";
import { common } from "@/messages/en.json";

test("the page that stands in for all others says what every error page says", () => {
  expect(words).toEqual({ ...common.error, retry: common.retry });
});
