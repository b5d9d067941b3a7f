import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { expect, onTestFinished, test } from "vitest";
import { z } from "zod";

test("serves several processes at once, from its own process", { timeout: 30_000 }, async () => {
  const child = spawn(process.execPath, [
    "--import",
    "tsx",
    "e2e/servers/resend-stand-in.ts",
    "--port",
    "0",
    "--api-key",
    "re_child",
  ]);
  onTestFinished(() => void child.kill());
  const [line] = await once(createInterface(child.stdout), "line");
  const { url } = z.object({ url: z.url() }).parse(JSON.parse(String(line)));

  const faults = await fetch(`${url}/_stand-in/faults`, {
    method: "POST",
    body: JSON.stringify([{ kind: "hold", to: "held@x.example" }]),
  });
  expect(await faults.json()).toEqual({ coming: 1 });
  const seen = fetch(`${url}/_stand-in/accepted?to=bo@x.example&atLeast=3`).then((answer) => answer.json());
  const held = post(url, "held@x.example", "0");
  await fetch(`${url}/_stand-in/requests?to=held@x.example&atLeast=1`);
  await Promise.all(["1", "2", "3"].map((key) => post(url, "bo@x.example", key)));
  expect(z.array(z.object({ idempotencyKey: z.string() })).parse(await seen)).toHaveLength(3);
  await fetch(`${url}/_stand-in/release`, { method: "POST" });
  expect((await held).status).toBe(200);

  const wrong = await fetch(`${url}/_stand-in/faults`, { method: "POST", body: '[{"kind":"flood"}]' });
  expect(wrong.status).toBe(400);
  child.kill("SIGTERM");
  expect(await once(child, "exit")).toEqual([0, null]);
});

function post(url: string, to: string, key: string) {
  return fetch(`${url}/emails`, {
    method: "POST",
    headers: { authorization: "Bearer re_child", "idempotency-key": key },
    body: JSON.stringify({ from: "ada@compath.example", to, subject: "Hello", text: "Hello" }),
  });
}
