import { execFile } from "node:child_process";
import { expect, test } from "@/e2e/pages/fixtures";

type Ended = { code: number; stdout: string };

/** The command line as an operator types it, in a process of its own. */
function typed(...words: string[]): Promise<Ended> {
  const { promise, resolve } = Promise.withResolvers<Ended>();
  execFile("npm", ["run", "--silent", "admin", "--", ...words], (error, stdout) =>
    resolve({ code: error === null ? 0 : Number(error.code), stdout }),
  );
  return promise;
}

test("the command line prints one JSON object, and a refusal ends it with another one and a code", async () => {
  const email = `typed-${Date.now()}@people.example`;
  const asked = ["user", "create", "--email", email, "--name", "Typed Person", "--role", "client"];
  const created = await typed(...asked);
  expect(created.code).toBe(0);
  expect(JSON.parse(created.stdout)).toEqual({ id: expect.stringMatching(/^[0-9a-f-]{36}$/) });
  const again = await typed(...asked);
  expect(again.code).toBe(1);
  expect(JSON.parse(again.stdout)).toEqual({ error: expect.stringMatching(/already has an account/) });
});
