import { expect, test } from "vitest";
import { type JsonSchema, membersOf, typeOf } from "@/lib/web/openapi/openapi-type";

test.each<[JsonSchema, string]>([
  [{ type: "string" }, "string"],
  [{ type: "string", format: "date-time" }, "date-time"],
  [{ type: ["string", "null"] }, "string | null"],
  [{ type: "string", enum: ["a", "b"] }, '"a" | "b"'],
  [{ type: "string", const: "true" }, '"true"'],
  [{ $ref: "#/components/schemas/Meeting" }, "Meeting"],
  [{ type: "array", items: { $ref: "#/components/schemas/Meeting" } }, "Meeting[]"],
  [{ anyOf: [{ type: "string", format: "uuid" }, { type: "null" }] }, "uuid | null"],
  [{ type: "array", items: { anyOf: [{ type: "string" }, { type: "integer" }] } }, "(string | integer)[]"],
  [
    { type: "object", properties: { type: { type: "string" }, value: { type: "string" } }, required: ["type"] },
    "{ type: string; value?: string }",
  ],
  [{ type: "object" }, "object"],
  [{}, "unknown"],
])("%j reads as %s", (schema, expected) => {
  expect(typeOf(schema)).toBe(expected);
});

test("members keep their order and say whether they are needed", () => {
  const schema = {
    properties: { b: { type: "string", description: "A b." }, a: { type: "boolean" } },
    required: ["a"],
  };
  expect(membersOf(schema)).toEqual([
    { name: "b", type: "string", required: false, meaning: "A b." },
    { name: "a", type: "boolean", required: true, meaning: "" },
  ]);
});
