import type { Server, ServerResponse } from "node:http";
import type { Socket } from "node:net";

/**
 * Watches a server's connections so that it can end quickly. Node's own `closeIdleConnections` leaves open what a browser
 * connected ahead of its first request, and an event stream never becomes idle.
 */
export function openConnections(server: Server) {
  const working = new Map<Socket, ServerResponse | undefined>();
  let ending = false;
  server.on("connection", (socket: Socket) => {
    working.set(socket, undefined);
    socket.once("close", () => working.delete(socket));
  });
  server.on("request", ({ socket }, response) => {
    working.set(socket, response);
    response.once("close", () => {
      if (working.has(socket)) working.set(socket, undefined);
      if (ending) socket.destroySoon();
    });
  });
  return {
    /**
     * Takes no new requests, lets running ones finish and ends event streams, whose readers go on elsewhere. Resolves when
     * all connections are closed, after `patience` milliseconds by cutting what is left.
     */
    async end(patience: number): Promise<void> {
      ending = true;
      const cut = setTimeout(() => server.closeAllConnections(), patience);
      const closed = new Promise((resolve) => server.close(resolve));
      for (const [socket, response] of working) {
        if (response === undefined || isEventStream(response)) socket.destroySoon();
      }
      await closed;
      clearTimeout(cut);
    },
  };
}

function isEventStream(response: ServerResponse): boolean {
  return String(response.getHeader("content-type")).startsWith("text/event-stream");
}
