import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, test } from "vitest";
import { fallibleWay } from "@/scripts/simulate/world/calendars/fallible-way";

test("a request is refused, lost on its way there or on its way back, and the next one arrives", async () => {
  const arrived: string[] = [];
  const server = createServer((question, answer) => {
    arrived.push(question.url ?? "");
    answer.writeHead(201, { etag: '"1"' }).end("stored");
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  // Safe: a server that listens on a port has an address of this kind.
  const way = await fallibleWay(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  const put = async (name: string) => {
    const answer = await fetch(`${way.url}/${name}`, { method: "PUT", body: "x" }).catch(() => undefined);
    return answer && [answer.status, answer.headers.get("etag"), await answer.text()];
  };
  way.addFaults("calendar_refused", "calendar_lost", "calendar_unheard");
  expect(await put("refused")).toEqual([503, null, ""]);
  expect(await put("lost")).toBeUndefined();
  expect(await put("unheard")).toBeUndefined();
  expect(arrived).toEqual(["/unheard"]);
  expect(await put("calm")).toEqual([201, '"1"', "stored"]);
  way.addFaults("calendar_lost");
  way.clearFaults();
  expect(await put("cleared")).toEqual([201, '"1"', "stored"]);
  way.close();
  server.close();
});
