import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";

export type DavRequest = { method: string; path: string; headers: NodeJS.Dict<string | string[]>; body: string };

/** An answer, or what becomes of the connection instead. */
export type DavAnswer = { status: number; headers?: Record<string, string>; body?: string } | "silence" | "loss";

export type DavServer = AsyncDisposable & { url: string; requests: DavRequest[] };

/** An HTTP server that answers as a test says, for what a real CalDAV server cannot be brought to do. */
export async function startDavServer(answer: (request: DavRequest) => DavAnswer): Promise<DavServer> {
  const requests: DavRequest[] = [];
  const server = createServer();
  server.on("request", async (incoming, response) => {
    const { method = "", url: path = "", headers } = incoming;
    const request = { method, path, headers, body: await text(incoming) };
    requests.push(request);
    const said = answer(request);
    if (said === "loss") incoming.socket.destroy();
    else if (said !== "silence") response.writeHead(said.status, said.headers).end(said.body);
  });
  await once(server.listen(0, "127.0.0.1"), "listening");
  // Safe: a server that listens on a port has an address with one.
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    requests,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
    },
  };
}

const names = 'xmlns="DAV:" xmlns:c="urn:ietf:params:xml:ns:caldav" xmlns:cs="http://calendarserver.org/ns/"';

/** 207 with these responses. */
export function multistatus(...responses: string[]): DavAnswer {
  const body = `<?xml version="1.0" encoding="utf-8"?><multistatus ${names}>${responses.join("")}</multistatus>`;
  return { status: 207, headers: { "content-type": "application/xml; charset=utf-8" }, body };
}

/** What a resource has. */
export function found(href: string, props: string): string {
  return `<response><href>${href}</href><propstat><prop>${props}</prop><status>HTTP/1.1 200 OK</status></propstat></response>`;
}
