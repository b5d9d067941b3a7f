import { isLocalDatabase, isLoopback } from "@/lib/environment/loopback";
import { WrongEnvironment } from "@/lib/environment/wrong-environment";

type Addresses = {
  readonly APP_URL: string;
  readonly DATABASE_URL: string;
  readonly DATABASE_DIRECT_URL: string;
  readonly SMTP_URL?: string | undefined;
};

/**
 * Nothing leaves this machine in clear: pages are https, other machines' databases and mail servers are reached by TLS.
 * @throws WrongEnvironment with a sentence for each variable that would have it otherwise
 */
export function refuseClear(addresses: Addresses): void {
  const sentences = [
    leavesInClear(addresses.APP_URL)
      ? "APP_URL must be https, for sign-in codes and cookies go there; http is for an address of this machine alone."
      : "",
    ...(["DATABASE_URL", "DATABASE_DIRECT_URL"] as const).map((name) =>
      isLocalDatabase(addresses[name]) || requiresTls(addresses[name])
        ? ""
        : `${name} leads to another machine, so it must say sslmode=require or better.`,
    ),
    addresses.SMTP_URL !== undefined && switchesTlsOff(new URL(addresses.SMTP_URL))
      ? "SMTP_URL leads to another machine, so it must not say how TLS is left out."
      : "",
  ];
  if (sentences.some(Boolean)) throw new WrongEnvironment([...new Set(sentences)].filter(Boolean).join(" "));
}

/** Whether a mail server must be spoken to by TLS, also where it does not offer it. @param url as in SMTP_URL */
export function smtpNeedsTls(url: string): boolean {
  return !isLoopback(new URL(url).hostname);
}

function leavesInClear(appUrl: string): boolean {
  const { protocol, hostname } = new URL(appUrl);
  return protocol === "http:" && !isLoopback(hostname);
}

function requiresTls(databaseUrl: string): boolean {
  const mode = new URL(databaseUrl).searchParams.getAll("sslmode").at(-1) ?? "";
  return ["require", "verify-ca", "verify-full"].includes(mode);
}

/** nodemailer takes these out of the address, before what we say ourselves. */
function switchesTlsOff(url: URL): boolean {
  return smtpNeedsTls(url.href) && ["ignoreTLS", "requireTLS", "secure"].some((option) => url.searchParams.has(option));
}
