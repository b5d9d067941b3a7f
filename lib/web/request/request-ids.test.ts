import { expect, test } from "vitest";
import { traceIdOf } from "@/lib/web/request/request-ids";

const trace = "4bf92f3577b34da6a3ce929d0e0e4736";
const of = (traceparent: string) =>
  traceIdOf(new Request("https://meet.example/api/v1/meetings", { headers: { traceparent } }));

test.each([`00-${trace}-00f067aa0ba902b7-01`, `01-${trace}-00f067aa0ba902b7-00-more`])("%s names a trace", (given) => {
  expect(of(given)).toBe(trace);
});

test.each([
  "",
  trace,
  `ff-${trace}-00f067aa0ba902b7-01`,
  `00-${"0".repeat(32)}-00f067aa0ba902b7-01`,
  `00-${trace}-${"0".repeat(16)}-01`,
  `00-${trace.toUpperCase()}-00f067aa0ba902b7-01`,
  `00-${trace}-00f067aa0ba902b7-01x`,
])("%s names none", (given) => {
  expect(of(given)).toBeUndefined();
});
