import { once } from "node:events";
import { type AddressInfo, connect, createServer, type Socket } from "node:net";

/** A way to the database that can be cut, held and opened again. */
export async function breakableWay(databaseUrl: string) {
  const { hostname, port } = new URL(databaseUrl);
  const open = new Set<Socket>();
  let isCut = false;
  let held: Promise<void> | undefined;
  const server = createServer(async (near) => {
    if (isCut) return near.destroy();
    await held;
    const far = connect(Number(port), hostname);
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      open.add(one);
      one.pipe(other);
      one.on("error", () => other.destroy()).on("close", () => other.destroy());
    }
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const url = new URL(databaseUrl);
  url.hostname = "127.0.0.1";
  // Safe: a server that listens on a port has an address of this kind.
  url.port = String((server.address() as AddressInfo).port);
  return {
    url: url.href,
    cut() {
      isCut = true;
      for (const socket of open) socket.destroy();
      open.clear();
    },
    mend() {
      isCut = false;
    },
    /** Lets whoever comes wait. @returns when somebody does, and how to let them go */
    hold() {
      const { promise, resolve } = Promise.withResolvers<void>();
      held = promise;
      return { arrived: once(server, "connection"), letGo: resolve };
    },
    close: () => server.close(),
  };
}
