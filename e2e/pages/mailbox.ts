/** A mail as the stand-in mailbox (maildev's REST interface) shows it. */
export type CaughtMail = {
  id: string;
  subject: string;
  text: string;
  html: string;
  from: { address: string; name: string }[];
  to: { address: string; name: string }[];
  headers: Record<string, string>;
  attachments?: { fileName: string; contentType: string }[];
};

/** Reading what was sent. Mail arrives when the worker gets to it: poll, as in `expect.poll(() => mailbox.to(address))`. */
export type Mailbox = {
  url: string;
  to: (address: string) => Promise<CaughtMail[]>;
  /** The message as it went over the wire. */
  source: (mail: CaughtMail) => Promise<string>;
};

export function mailboxAt(url: string): Mailbox {
  return {
    url,
    to: async (address) => (await allMail(url)).filter((mail) => mail.to.some((to) => to.address === address)),
    source: async (mail) => (await fetch(`${url}/email/${mail.id}/source`)).text(),
  };
}

async function allMail(url: string): Promise<CaughtMail[]> {
  const response = await fetch(`${url}/email`);
  // Safe: maildev answers an array of mails with these members among others (maildev 2.2.1, docs/rest.md).
  return (await response.json()) as CaughtMail[];
}
