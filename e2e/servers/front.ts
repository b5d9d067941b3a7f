import { once } from "node:events";
import { createServer, type IncomingHttpHeaders, request } from "node:http";
import type { AddressInfo } from "node:net";

/**
 * What stands in front of web processes as a load balancer does: its visitors keep one address, whichever process answers.
 * Processes see the site's own address, `appUrl`, in what comes.
 * @param headersOf what of an answer's headers reaches the browser
 */
export async function startFront(
  appUrl: string,
  target = appUrl,
  headersOf = (headers: IncomingHttpHeaders): IncomingHttpHeaders => headers,
) {
  const { host } = new URL(appUrl);
  let leadsTo = new URL(target);
  const server = createServer((asked, answer) => {
    const origin = asked.headers.origin && { origin: appUrl };
    const { method, url: path } = asked;
    const { hostname, port } = leadsTo;
    const headers = { ...asked.headers, ...origin, host };
    const passed = request({ hostname, port, method, path, headers }, (found) => {
      answer.writeHead(found.statusCode ?? 502, headersOf(found.headers));
      found.pipe(answer);
    });
    passed.on("error", () => answer.destroy());
    asked.pipe(passed);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    // Safe: a server that listens on a port has an address of this kind.
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    /** From now on another process answers. */
    leadTo(url: string): void {
      leadsTo = new URL(url);
    },
    close(): void {
      server.close();
      server.closeAllConnections();
    },
  };
}
