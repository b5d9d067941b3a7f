// A mailbox of its own process, because maildev ends the process it lives in: `node mailbox-server.mjs <smtpPort> <webPort> [folder]`.
import maildev from "maildev";
import pages from "maildev/lib/web.js";
import { isFromHere, refuseForeign, refuseForeignUpgrade } from "../../server/foreign-host.ts";

const [smtp, web, mailDirectory] = process.argv.slice(2);

const listening = maildev({
  smtp: Number(smtp),
  web: Number(web),
  ip: "127.0.0.1",
  silent: true,
  mailDirectory,
}).listen();
// maildev answers every name and lets every site read, so what is not from here is kept from it; before its first request.
guard("request", (_, response) => refuseForeign(response));
guard("upgrade", (_, socket) => refuseForeignUpgrade(socket));
await listening;

function guard(event, refuse) {
  const answers = pages.server.listeners(event);
  pages.server.removeAllListeners(event);
  pages.server.on(event, (request, ...rest) => {
    if (!isFromHere(request)) return refuse(request, ...rest);
    for (const answer of answers) answer.call(pages.server, request, ...rest);
  });
}

// The one who started us is gone, whatever way.
process.on("disconnect", () => process.exit());
