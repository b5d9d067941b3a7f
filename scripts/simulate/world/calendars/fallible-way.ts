import { once } from "node:events";
import { Agent, createServer, type IncomingMessage, request, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { buffer } from "node:stream/consumers";
import type { CalendarFault } from "@/scripts/simulate/acts/act";

/** A way to a server of calendars, on which the next requests meet faults. */
export type FallibleWay = {
  /** Without a slash at the end. */
  readonly url: string;
  addFaults(...faults: readonly CalendarFault[]): void;
  clearFaults(): void;
  close(): void;
};

/** Passes requests on to the server at `target`, one fault to each as long as there are any. */
export async function fallibleWay(target: string): Promise<FallibleWay> {
  const faults: CalendarFault[] = [];
  const agent = new Agent({ keepAlive: true });
  const server = createServer((question, answer) => {
    pass(question, answer, { target, agent, fault: faults.shift() }).catch(() => answer.destroy());
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  // Safe: a server that listens on a port has an address of this kind.
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    addFaults: (...more) => void faults.push(...more),
    clearFaults: () => void faults.splice(0),
    close() {
      server.close();
      server.closeAllConnections();
      agent.destroy();
    },
  };
}

type Passing = { readonly target: string; readonly agent: Agent; readonly fault: CalendarFault | undefined };

async function pass(question: IncomingMessage, answer: ServerResponse, { target, agent, fault }: Passing) {
  const body = await buffer(question);
  if (fault === "calendar_lost") return answer.destroy();
  if (fault === "calendar_refused") return answer.writeHead(503).end();
  const { method, headers, url = "/" } = question;
  const asking = request(`${target}${url}`, { method, headers, agent });
  asking.end(body);
  // Safe: the event of an answer comes with it.
  const [told] = (await once(asking, "response")) as [IncomingMessage];
  const text = await buffer(told);
  if (fault === "calendar_unheard") return answer.destroy();
  return answer.writeHead(told.statusCode ?? 502, told.headers).end(text);
}
