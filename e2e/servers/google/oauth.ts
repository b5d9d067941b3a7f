import { createHash } from "node:crypto";
import type { Directory } from "@/e2e/servers/google/accounts";

export type Client = { id: string; secret: string };
export type OAuthAnswer = { status: number; body?: unknown; html?: string; location?: string };

/** `POST /token` (https://developers.google.com/identity/protocols/oauth2/web-server). */
export function token(directory: Directory, client: Client, form: URLSearchParams, now: number): OAuthAnswer {
  if (form.get("client_id") !== client.id || form.get("client_secret") !== client.secret) {
    return refused(401, "invalid_client");
  }
  if (form.get("grant_type") === "refresh_token") {
    const grant = directory.refreshTokens.get(form.get("refresh_token") ?? "");
    if (!grant || grant.revoked) return refused(400, "invalid_grant", "Token has been expired or revoked.");
    return { status: 200, body: { ...access(directory, grant), scope: grant.scopes.join(" ") } };
  }
  return exchange(directory, client, form, now);
}

function exchange(directory: Directory, client: Client, form: URLSearchParams, now: number): OAuthAnswer {
  const code = directory.codes.get(form.get("code") ?? "");
  if (!code || code.used || code.expiresAt < now || code.clientId !== client.id) return refused(400, "invalid_grant");
  code.used = true;
  if (code.redirectUri !== form.get("redirect_uri")) return refused(400, "redirect_uri_mismatch");
  const proof = createHash("sha256")
    .update(form.get("code_verifier") ?? "")
    .digest("base64url");
  if (code.challenge !== null && code.challenge !== proof)
    return refused(400, "invalid_grant", "Invalid code verifier.");
  const { grant } = code;
  const { email, sub } = grant.account;
  const claims = { iss: "https://accounts.google.com", aud: client.id, sub, email, email_verified: true };
  const seconds = Math.floor(now / 1000);
  const idToken = [{ alg: "RS256" }, { ...claims, iat: seconds, exp: seconds + 3600 }, {}].map(encoded).join(".");
  const body = { ...access(directory, grant), refresh_token: directory.refreshTokenFor(grant), id_token: idToken };
  return { status: 200, body: { ...body, scope: grant.scopes.join(" ") } };
}

/** `POST /revoke`: every token of that grant is dead. */
export function revoke(directory: Directory, secret: string): OAuthAnswer {
  const grant = directory.refreshTokens.get(secret) ?? directory.accessTokens.get(secret)?.grant;
  if (!grant || grant.revoked) return refused(400, "invalid_token");
  grant.revoked = true;
  return { status: 200, body: {} };
}

function access(directory: Directory, grant: Parameters<Directory["accessTokenFor"]>[0]) {
  return { access_token: directory.accessTokenFor(grant), expires_in: 3599, token_type: "Bearer" };
}

function refused(status: number, error: string, description = "Bad Request"): OAuthAnswer {
  return { status, body: { error, error_description: description } };
}

function encoded(part: object): string {
  return Buffer.from(JSON.stringify(part)).toString("base64url");
}
