import { isLocalDatabase, isLoopback } from "@/lib/environment/loopback";
import { WrongEnvironment } from "@/lib/environment/wrong-environment";

type Source = Record<string, string | undefined>;

/**
 * What stands against DEMO=1, which signs anyone in without a proof: one sentence part for each condition that is missing, none
 * where only this machine's user can reach the pages and no mail leaves it. Variables are read as given; an empty one is not set.
 */
export function missingForDemo(source: Source): string[] {
  return [
    isLoopback(source.HOST || "127.0.0.1") ? "" : "HOST must be an address of this machine alone, such as 127.0.0.1",
    isLoopbackHttp(source.APP_URL) ? "" : "APP_URL must be http at an address of this machine alone",
    ...["DATABASE_URL", "DATABASE_DIRECT_URL"].map((name) =>
      isLocalDatabase(source[name] || "postgresql://localhost") ? "" : `${name} must lead to this machine`,
    ),
    ...mailThatLeaves(source),
  ].filter(Boolean);
}

/** @throws WrongEnvironment with a sentence that names DEMO and all that stands against it */
export function refuseDemoElsewhere(source: Source): void {
  const missing = missingForDemo(source);
  if (missing.length === 0) return;
  throw new WrongEnvironment(
    `DEMO=1 signs anyone in as an example person, so it is refused here: ${missing.join("; ")}. Leave DEMO out, or change that.`,
  );
}

function isLoopbackHttp(url = ""): boolean {
  if (url === "") return true;
  return URL.canParse(url) && new URL(url).protocol === "http:" && isLoopback(new URL(url).hostname);
}

/** `npm start` names its mailbox in LOCAL_MAILBOX too; any other mail server is somebody's choice, wherever it listens. */
function mailThatLeaves({ RESEND_API_KEY, SMTP_URL, LOCAL_MAILBOX }: Source): string[] {
  const names = [RESEND_API_KEY ? "RESEND_API_KEY" : "", SMTP_URL && SMTP_URL !== LOCAL_MAILBOX ? "SMTP_URL" : ""];
  return names.filter(Boolean).map((name) => `${name} must be left out, so that email goes to the local mailbox`);
}
