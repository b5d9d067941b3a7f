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

/** Example people belong into a database of this machine only (lib/env.ts refuses them elsewhere). */
export function wantsExamples(source: Environment = process.env): boolean {
  if (source.DEMO) return source.DEMO === "1";
  return !source.DATABASE_URL || ["localhost", "127.0.0.1", "[::1]"].includes(new URL(source.DATABASE_URL).hostname);
}
