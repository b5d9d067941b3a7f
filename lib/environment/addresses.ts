import { z } from "zod";

type Parts = { protocols: readonly string[]; path?: true; query?: true; credentials?: true; host?: "optional" };

const WEB = ["http:", "https:"];

/** The origin of all our links, written as browsers write one: a path, a query or credentials would break each of them. */
export const appOrigin = address({ protocols: WEB }).transform((text) => new URL(text).origin);

/** The start of a provider's addresses, kept without a slash at its end. */
export const baseAddress = address({ protocols: WEB, path: true }).transform((text) => text.replace(/\/+$/, ""));

export const databaseAddress = address({
  protocols: ["postgresql:", "postgres:"],
  path: true,
  query: true,
  credentials: true,
  // `postgresql:///name?host=/var/run/postgresql` is a socket.
  host: "optional",
});

export const smtpAddress = address({ protocols: ["smtp:", "smtps:"], query: true, credentials: true });

function address(parts: Parts) {
  return z.string().refine((text) => fits(URL.parse(text), parts));
}

function fits(url: URL | null, { protocols, path, query, credentials, host }: Parts): boolean {
  if (url === null || !protocols.includes(url.protocol) || url.hash !== "") return false;
  if (url.hostname === "" && host !== "optional") return false;
  if (!path && url.pathname.length > 1) return false;
  return (query || url.search === "") && (credentials || (url.username === "" && url.password === ""));
}
