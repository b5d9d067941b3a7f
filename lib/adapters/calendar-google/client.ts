import type { calendar_v3 } from "googleapis/build/src/apis/calendar";

export type GoogleSettings = {
  readonly clientId: string;
  readonly clientSecret: string;
  /** Origins of stand-ins; Google's own where they are missing. */
  readonly apiRootUrl?: string;
  readonly oauthRootUrl?: string;
  /** For each request. */
  readonly timeoutSeconds: number;
};

/** Google's client for OAuth. Its library is loaded at the first use, for it costs a process 40 MB. */
export async function oauthClient(settings: GoogleSettings, redirectUri?: string) {
  const { auth } = await import("googleapis/build/src/apis/calendar/index.js");
  const { clientId, clientSecret, oauthRootUrl: root } = settings;
  return new auth.OAuth2({
    clientId,
    clientSecret,
    ...(redirectUri !== undefined && { redirectUri }),
    // Gaxios by itself waits for ever.
    transporterOptions: { timeout: Math.ceil(settings.timeoutSeconds * 1000) },
    ...(root && {
      endpoints: {
        oauth2AuthBaseUrl: `${root}/o/oauth2/v2/auth`,
        oauth2TokenUrl: `${root}/token`,
        oauth2RevokeUrl: `${root}/revoke`,
      },
    }),
  });
}

export type OAuthClient = Awaited<ReturnType<typeof oauthClient>>;

/** The Calendar API with this client's tokens. Nothing is tried again by itself: see `lib/adapters/calendar.ts`. */
export async function calendarApi(settings: GoogleSettings, auth: OAuthClient): Promise<calendar_v3.Calendar> {
  const { calendar } = await import("googleapis/build/src/apis/calendar/index.js");
  const { apiRootUrl } = settings;
  return calendar({ version: "v3", auth, retry: false, ...(apiRootUrl && { rootUrl: `${apiRootUrl}/` }) });
}
