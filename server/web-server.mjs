// The web server: like `next start`, but it ends within ten seconds of SIGTERM even while event streams are open, which
// `next start` waits for without end (next 16.4.6, server/lib/start-server.js).
import { createServer } from "node:http";
import next from "next";
import { limitBody, withBody } from "./body-limit.ts";
import { clientAddresses } from "./client-address.ts";
import { isSentHere, refuseForeign } from "./foreign-host.ts";
import { onlyJsonLines } from "./json-output.ts";
import { measureRequests, routesOf } from "./measure-requests.ts";
import { openConnections } from "./open-connections.ts";
import { actionsOf, catchOtherBuilds } from "./other-build.ts";
import { sayOutages } from "./outage-page.ts";
import { limitPages } from "./page-limit.ts";
import { wordsOf } from "./page-words.ts";
import { isAnswerable, refuseUnreadable } from "./refusals.ts";
import { whenStarted } from "./started.ts";

onlyJsonLines();

const GRACE_MILLISECONDS = 5_000;

const hostname = process.env.HOST || "127.0.0.1";
const port = Number(process.env.PORT || 3000);
const app = next({ dev: false, hostname, port });
const started = whenStarted();
await app.prepare().catch((error) => stop(`The pages cannot be served: ${error.message}`));

const isHttps = /^https:/i.test(process.env.APP_URL ?? "");
const isDemo = process.env.DEMO === "1";
const build = process.env.NEXT_DIST_DIR || ".next";
const known = actionsOf(build);
const sayingOutages = sayOutages(wordsOf("messages", "unavailable"), app.getRequestHandler());
// Reading and writing, which the API counts apart, are counted together here.
const perMinute =
  process.env.RATE_LIMIT_PAGES_PER_MINUTE || 2 * Number(process.env.RATE_LIMIT_REQUESTS_PER_MINUTE || 600);
const limited = limitPages(Number(perMinute), wordsOf("messages", "tooMany"), sayingOutages);
const answer = catchOtherBuilds(known, withBody, limited);
const noteClientAddress = clientAddresses(process.env.TRUSTED_PROXIES);
const answerLimited = limitBody(wordsOf("messages", "tooLarge"), (request, response) => {
  noteClientAddress(request);
  if (isAnswerable(request, response)) answer(request, response);
});
const respond = measureRequests(routesOf(build), (request, response) => {
  // The pages have it from proxy.ts; whatever else is answered here, the API and files too, must say it as well.
  if (isHttps) response.setHeader("Strict-Transport-Security", "max-age=63072000; includeSubDomains");
  // A demonstration signs anyone in, so it answers whoever is at this machine and nobody else.
  if (isDemo && !isSentHere(request)) return refuseForeign(response);
  return answerLimited(request, response);
});
const server = createServer(respond);
server.on("clientError", refuseUnreadable);
const connections = openConnections(server);
// Longer than proxies and clients keep an idle connection, so that none sends a request into one that is just closing.
server.keepAliveTimeout = 75_000;
server.once("error", (error) => {
  const taken = error.code === "EADDRINUSE";
  const sentence = `Port ${port} is taken by another program. Choose another one with PORT.`;
  stop(taken ? sentence : `The web server cannot listen: ${error.message}.`);
});
// Whoever is told that we listen sends requests, and a connection is a word that they are answered.
await started;
// Whoever started us may be gone already; `disconnect` below is how we learn of it.
server.listen(port, hostname, () => process.send?.("listening", () => undefined));

let ending = false;
for (const signal of ["SIGTERM", "SIGINT"]) process.on(signal, end);
process.on("disconnect", end);

async function end() {
  if (ending) return;
  ending = true;
  await connections.end(GRACE_MILLISECONDS);
  const stuck = setTimeout(() => process.exit(0), 1_500);
  await app.close();
  clearTimeout(stuck);
  process.exit(0);
}

/** Standard output and error are a log of JSON lines, the last one too (lib/log.ts). */
function stop(sentence) {
  console.error(JSON.stringify({ level: "fatal", time: new Date().toISOString(), msg: sentence }));
  process.exit(1);
}
