import { once } from "node:events";
import { createServer, type RequestListener, type ServerResponse } from "node:http";
import { type AddressInfo, connect } from "node:net";
import { expect, onTestFinished, test } from "vitest";
import { openConnections } from "@/server/open-connections";

const LONG = 60_000;

async function aServer(answer: RequestListener) {
  const server = createServer(answer);
  const connections = openConnections(server);
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(() => server.closeAllConnections());
  // Safe: a server that listens on an address has this.
  const { port } = server.address() as AddressInfo;
  return { server, connections, port, url: `http://127.0.0.1:${port}/` };
}

test("a connection made ahead of a request and a stream of events do not keep it from ending", async () => {
  const { server, connections, port, url } = await aServer((_request, response) => {
    response.setHeader("Content-Type", "text/event-stream; charset=utf-8");
    response.write(": here\n\n");
  });
  const stream = (await fetch(url)).body?.getReader();
  await stream?.read();
  const ahead = connect(port, "127.0.0.1");
  await once(server, "connection");
  const gone = once(ahead, "close");
  ahead.resume();
  await connections.end(LONG);
  await gone;
});

test("an answer under way is finished, and nothing new is taken", async () => {
  const asked = Promise.withResolvers<ServerResponse>();
  const { connections, url } = await aServer((_request, response) => asked.resolve(response));
  const answer = fetch(url);
  const response = await asked.promise;
  const ended = connections.end(LONG);
  await expect(fetch(url)).rejects.toThrow();
  response.end("finished");
  expect(await (await answer).text()).toBe("finished");
  await ended;
});

test("what does not finish in time is cut", async () => {
  const asked = Promise.withResolvers<void>();
  const { connections, url } = await aServer(() => asked.resolve());
  const answer = fetch(url);
  await asked.promise;
  const refused = expect(answer).rejects.toThrow();
  await connections.end(10);
  await refused;
});
