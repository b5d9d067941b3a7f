import type { AddressInfo, Socket } from "node:net";
import { buffer } from "node:stream/consumers";
import { SMTPServer } from "smtp-server";

export type CapturedMail = { from: string; to: string[]; raw: Buffer };

/** Where the server lets a client down, and how: by an SMTP reply such as 451, or by its connection. */
export type SmtpFault = {
  at: "greeting" | "login" | "recipient" | "message" | "after-message";
  by: number | "loss" | "silence";
};

export type SmtpCapture = { url: string; mails: readonly CapturedMail[]; close(): Promise<void> } & AsyncDisposable;

/** A real SMTP server on a free port that keeps what it accepts, for the tests of whatever sends by SMTP. */
export async function startSmtpCapture(fault?: SmtpFault): Promise<SmtpCapture> {
  const mails: CapturedMail[] = [];
  const sockets = new Set<Socket>();
  const lose = () => {
    for (const socket of sockets) socket.destroy();
  };
  const server = capturingServer(mails, (at, goOn) => {
    if (fault?.at !== at) return goOn();
    if (typeof fault.by === "number") return goOn(Object.assign(new Error("No."), { responseCode: fault.by }));
    if (fault.by === "loss") lose();
  });
  server.server.on("connection", (socket: Socket) => {
    sockets.add(socket);
    socket.once("close", () => sockets.delete(socket));
  });
  const { port } = await listening(server);
  const close = () =>
    new Promise<void>((closed) => {
      server.close(closed);
      lose();
    });
  return { url: `smtp://127.0.0.1:${port}`, mails, close, [Symbol.asyncDispose]: close };
}

type Meet = (at: SmtpFault["at"], goOn: (error?: Error) => void) => void;

function capturingServer(mails: CapturedMail[], meet: Meet): SMTPServer {
  return new SMTPServer({
    hideSTARTTLS: true,
    authOptional: true,
    allowInsecureAuth: true,
    onConnect: (_session, done) => meet("greeting", done),
    onAuth: ({ username = "" }, _session, done) => meet("login", (error) => done(error, { user: username })),
    onRcptTo: (_address, _session, done) => meet("recipient", done),
    onData: (stream, { envelope }, done) => {
      buffer(stream).then((raw) => {
        meet("message", (error) => {
          if (error) return done(error);
          const from = envelope.mailFrom ? envelope.mailFrom.address : "";
          mails.push({ from, to: envelope.rcptTo.map(({ address }) => address), raw });
          meet("after-message", done);
        });
      }, done);
    },
  });
}

function listening(server: SMTPServer): Promise<AddressInfo> {
  return new Promise((resolve, reject) => {
    const socket = server.listen(0, "127.0.0.1", () => {
      const address = socket.address();
      if (address === null || typeof address === "string") reject(new Error("The SMTP server did not get a port."));
      else resolve(address);
    });
  });
}
