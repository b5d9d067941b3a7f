import type { Directory } from "@/e2e/servers/google/accounts";
import type { Client, OAuthAnswer } from "@/e2e/servers/google/oauth";

const NOT_ASKED = ["openid", "email", "https://www.googleapis.com/auth/userinfo.email"];

/** `GET /o/oauth2/v2/auth`: the page on which a person chooses their account and what they grant. */
export function consentPage(directory: Directory, client: Client, query: URLSearchParams): OAuthAnswer {
  const wrong = wrongWith(client, query);
  if (wrong) return { status: 400, html: `<h1>Error 400: ${wrong}</h1>` };
  const scopes = (query.get("scope") ?? "").split(" ").filter((scope) => !NOT_ASKED.includes(scope));
  const fields = [...query].map(([name, value]) => `<input type="hidden" name="${text(name)}" value="${text(value)}">`);
  const people = [...directory.accounts.keys()].map((email) => `<option>${text(email)}</option>`);
  const asked = scopes.map(
    (scope) =>
      `<label><input type="checkbox" name="granted" value="${text(scope)}" checked> ${text(scope)}</label><br>`,
  );
  return {
    status: 200,
    html: `<!doctype html><html lang="en"><title>Sign in with Google</title><main><h1>Compath wants access</h1>
<form method="post" action="/o/oauth2/v2/auth">${fields.join("")}
<label>Account <select name="account">${people.join("")}</select></label><br>${asked.join("")}
<button name="decision" value="allow">Continue</button> <button name="decision" value="deny">Cancel</button></form></main></html>`,
  };
}

/** What the person chose sends their browser back to the application. */
export function decide(directory: Directory, client: Client, form: URLSearchParams): OAuthAnswer {
  const wrong = wrongWith(client, form);
  if (wrong) return { status: 400, html: `<h1>Error 400: ${wrong}</h1>` };
  const back = new URL(form.get("redirect_uri") ?? "");
  back.searchParams.set("state", form.get("state") ?? "");
  const account = directory.accounts.get(form.get("account") ?? "");
  if (form.get("decision") !== "allow" || !account) {
    back.searchParams.set("error", "access_denied");
    return { status: 302, location: back.href };
  }
  const asked = (form.get("scope") ?? "").split(" ").filter((scope) => NOT_ASKED.includes(scope));
  const scopes = [...form.getAll("granted"), ...asked];
  const grant = { account, scopes, revoked: false };
  const challenge = form.get("code_challenge");
  const redirectUri = form.get("redirect_uri") ?? "";
  back.searchParams.set("code", directory.codeFor({ grant, clientId: client.id, redirectUri, challenge }));
  back.searchParams.set("scope", scopes.join(" "));
  return { status: 302, location: back.href };
}

function wrongWith(client: Client, query: URLSearchParams): string | undefined {
  if (query.get("client_id") !== client.id) return "invalid_client";
  if (query.get("response_type") !== "code") return "unsupported_response_type";
  if (!URL.canParse(query.get("redirect_uri") ?? "")) return "redirect_uri_mismatch";
  if (query.has("code_challenge") && query.get("code_challenge_method") !== "S256") return "invalid_request";
  return undefined;
}

function text(value: string): string {
  return value.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
