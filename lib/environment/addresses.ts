import { z } from "zod";

type Parts = { protocols: readonly string[]; path?: true; query?: true; credentials?: true; host?: "optional" };

const WEB = ["http:", "https:"];

/**
 * The origin of all our links, written as browsers write one: a path, a query or credentials would break each of them. The dot
 * at the end of a full name makes another origin of it, which nobody types.
 */
export const appOrigin = address({ protocols: WEB }).transform((text) =>
  new URL(text).origin.replace(/\.(?=$|:\d+$)/, ""),
);

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

const HOST = /^(?:[a-z0-9_-]+(?:\.[a-z0-9_-]+)*\.?|\[[0-9a-f:.]+\])$/;

function fits(url: URL | null, { protocols, path, query, credentials, host }: Parts): boolean {
  if (url === null || !protocols.includes(url.protocol) || url.hash !== "") return false;
  if (url.hostname === "" && host !== "optional") return false;
  // What URLs allow and no name of a machine has, such as the semicolon of a list; nothing is reached at port 0.
  if (protocols === WEB && (url.port === "0" || !HOST.test(url.hostname))) return false;
  if (!path && url.pathname.length > 1) return false;
  return (query || url.search === "") && (credentials || (url.username === "" && url.password === ""));
}
