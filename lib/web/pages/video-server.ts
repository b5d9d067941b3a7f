import { env } from "@/lib/env";
import type { VideoServer } from "@/lib/meetings/room/own-call";

/** The installation's own video server as its environment says; undefined where there is none. */
export function videoServer(): VideoServer | undefined {
  const { JITSI_URL: url, JITSI_APP_ID: appId, JITSI_APP_SECRET: secret } = env();
  if (url === undefined) return undefined;
  return appId === undefined || secret === undefined ? { url } : { url, signer: { appId, secret } };
}
