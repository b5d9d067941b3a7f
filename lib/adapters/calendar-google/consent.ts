import { z } from "zod";
import { CalendarError } from "@/lib/adapters/calendar";
import { type GoogleSettings, type OAuthClient, oauthClient } from "@/lib/adapters/calendar-google/client";
import { googleFailure } from "@/lib/adapters/calendar-google/failure";
import { revokeGoogle } from "@/lib/adapters/calendar-google/google-calendar";

/** An account whose owner has agreed; `credentials` is what the adapter signs in with. */
export type GrantedAccount = {
  readonly account: string;
  readonly credentials: string;
  /** Everything that we cannot do without was agreed to. */
  readonly complete: boolean;
};

/** The steps of connecting an account by OAuth with PKCE (RFC 6749 §4.1, RFC 7636). */
export type GoogleConsent = {
  /** Where the browser goes to ask the account's owner. */
  addressFor(ask: { state: string; challenge: string; redirectUri: string; account: string | null }): Promise<string>;
  /** @throws CalendarError when Google does not take the code */
  exchange(answer: { code: string; verifier: string; redirectUri: string }): Promise<GrantedAccount>;
  revoke(credentials: string): Promise<void>;
};

type AuthUrlOptions = Parameters<OAuthClient["generateAuthUrl"]>[0];

const SCOPE = "https://www.googleapis.com/auth/calendar";
const NEEDED = [`${SCOPE}.events`, `${SCOPE}.freebusy`];
/** The list of calendars is asked for so that one can be chosen; whoever declines it has their own alone. */
const ASKED = ["openid", "email", ...NEEDED, `${SCOPE}.calendarlist.readonly`];

const answerSchema = z.object({ refresh_token: z.string().min(1), id_token: z.string(), scope: z.string() });
const claimsSchema = z.object({ email: z.string().min(3) });
const credentialsSchema = z.object({ refreshToken: z.string() });

export function googleConsent(settings: GoogleSettings): GoogleConsent {
  return {
    async addressFor({ state, challenge, redirectUri, account }) {
      const client = await oauthClient(settings, redirectUri);
      return client.generateAuthUrl({
        // Offline with consent: without either Google gives no refresh token the second time.
        access_type: "offline",
        prompt: "consent",
        scope: ASKED,
        state,
        code_challenge: challenge,
        code_challenge_method: "S256",
        ...(account !== null && { login_hint: account }),
        // Safe: the library asks for a member of its enum, which it does not let us import, where its value does.
      } as AuthUrlOptions);
    },
    async exchange({ code, verifier, redirectUri }) {
      const client = await oauthClient(settings, redirectUri);
      const { tokens } = await client
        .getToken({ code, codeVerifier: verifier, redirect_uri: redirectUri })
        .catch((error: unknown) => {
          throw googleFailure(error, "calendar", Date.now());
        });
      const answer = answerSchema.safeParse(tokens).data;
      if (!answer) throw new CalendarError("permanent", "unexpected_answer");
      const granted = new Set(answer.scope.split(" "));
      return {
        account: emailIn(answer.id_token),
        credentials: JSON.stringify({ refreshToken: answer.refresh_token }),
        complete: NEEDED.every((scope) => granted.has(scope)),
      };
    },
    revoke: (credentials) => revokeGoogle(settings, credentialsSchema.parse(JSON.parse(credentials)).refreshToken),
  };
}

/** The token came from Google itself over TLS, which stands for its signature (OpenID Connect Core §3.1.3.7). */
function emailIn(idToken: string): string {
  const payload = Buffer.from(idToken.split(".")[1] ?? "", "base64url").toString("utf8");
  return claimsSchema.parse(JSON.parse(payload)).email.toLowerCase();
}
