import { globSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { problemSchema } from "@/lib/web/openapi/problem-schema";
import { notAllowed } from "@/lib/web/request/not-allowed";

test("another method is refused as a problem that lists the ones that are taken", async () => {
  const { PUT, OPTIONS } = notAllowed("GET", "POST");
  const options = OPTIONS(new Request("https://meet.example/api/v1/meetings", { method: "OPTIONS" }));
  expect([options.status, options.headers.get("allow")]).toEqual([204, "GET, POST, HEAD, OPTIONS"]);
  const response = PUT(new Request("https://meet.example/api/v1/meetings", { method: "PUT" }));
  expect(response.status).toBe(405);
  expect(response.headers.get("allow")).toBe("GET, POST, HEAD, OPTIONS");
  expect(response.headers.get("x-request-id")).not.toBeNull();
  expect(problemSchema.parse(await response.json())).toMatchObject({
    code: "method_not_allowed",
    instance: "/api/v1/meetings",
  });
});

test("every route of the API says so for exactly the methods that it does not take", () => {
  for (const file of globSync("app/api/v1/**/route.ts")) {
    const text = readFileSync(file, "utf8");
    const taken = [...text.matchAll(/export (?:const|function|async function) ([A-Z]+)\b/g)].map(([, name]) => name);
    const [, refused = "", listed = ""] = /export const \{ ([A-Z, ]+) \} = notAllowed\(([^)]*)\)/.exec(text) ?? [];
    const rest = ["OPTIONS", "GET", "POST", "PUT", "PATCH", "DELETE"].filter((method) => !taken.includes(method));
    expect(refused.split(", ").sort(), file).toEqual(rest.sort());
    expect(listed.replaceAll('"', "").split(", ").sort(), file).toEqual(taken.sort());
  }
});
