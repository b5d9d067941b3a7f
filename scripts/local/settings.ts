import { missingForDemo, refuseDemoElsewhere } from "@/lib/environment/demo";
import type { Environment } from "@/scripts/local/child";

/** Where the web server listens; the same defaults as lib/env.ts. */
export function webAddress(source: Environment = process.env) {
  const host = source.HOST || "127.0.0.1";
  const port = Number(source.PORT || 3000);
  const reachable = host === "0.0.0.0" || host === "::" ? "127.0.0.1" : host;
  const inUrl = reachable.includes(":") ? `[${reachable}]` : reachable;
  return { host, port, url: `http://${inUrl}:${port}` };
}

/** Whether mail goes somewhere already. An empty SMTP_URL says "nowhere" on purpose, so it counts. */
export function hasMailClient(source: Environment = process.env): boolean {
  return Boolean(source.RESEND_API_KEY) || source.SMTP_URL !== undefined;
}

/**
 * Whether there are example people with one-click sign-in. Left open it is so where nothing stands against it; asked for, it is so
 * or the start is refused. @throws WrongEnvironment with a sentence that names DEMO
 */
export function wantsExamples(source: Environment = process.env): boolean {
  if (source.DEMO === "1") refuseDemoElsewhere(source);
  return source.DEMO ? source.DEMO === "1" : missingForDemo(source).length === 0;
}
