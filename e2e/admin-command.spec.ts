import { randomUUID } from "node:crypto";
import { typed } from "@/e2e/pages/admin-command";
import { expect, test } from "@/e2e/pages/fixtures";

test("the command line prints one JSON object, and a refusal ends it with another one and a code", async () => {
  const asked = ["user", "create", "--email", `${randomUUID()}@people.example`, "--name", "Typed", "--role", "client"];
  const created = await typed(asked);
  expect(created.code).toBe(0);
  expect(JSON.parse(created.stdout)).toEqual({ id: expect.stringMatching(/^[0-9a-f-]{36}$/) });
  const again = await typed(asked);
  expect(again.code).toBe(1);
  expect(JSON.parse(again.stdout)).toEqual({ error: expect.stringMatching(/already has an account/) });
});
