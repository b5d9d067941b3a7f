/** What the simulated installation is configured with. */
export const APP_URL = "https://meet.example";
export const REPLY_DOMAIN = "reply.example";
export const KEY = Buffer.alloc(32, 7);
export const WEBHOOK_SECRET = `whsec_${Buffer.alloc(24, 5).toString("base64")}`;
/** How long a change can be undone, as installations have it. */
export const UNDO_SECONDS = 8;

/** Sets the environment before anything reads it. */
export function setEnvironment(more: Record<string, string> = {}): void {
  Object.assign(process.env, {
    DATABASE_URL: "postgresql://localhost/unused",
    NEXTAUTH_SECRET: "0123456789abcdef0123456789abcdef",
    ENCRYPTION_KEY: KEY.toString("base64"),
    APP_URL,
    INBOUND_EMAIL_DOMAIN: REPLY_DOMAIN,
    LOG_LEVEL: "silent",
    ALLOW_PRIVATE_CALENDARS: "1",
    ...more,
  });
}
