/** A mail that came in, as far as answers need it. */
export type ReceivedMail = {
  /** The address in its one From field; null where there are several or none. */
  readonly from: string | null;
  /** Every address that it was sent to, as written. */
  readonly to: readonly string[];
  /** Its `Authentication-Results` fields, the topmost first: the receiving server writes its own on top of all others. */
  readonly authenticationResults: readonly string[];
  /** A program wrote it by itself. */
  readonly automatic: boolean;
  readonly subject: string;
  /** Its words as plain text; empty where there are none. */
  readonly text: string;
  /** The names of its files. */
  readonly attachments: readonly string[];
  /** The calendar files in it, each once. */
  readonly calendars: readonly string[];
};

/** Where mail to us is received. */
export type MailInbox = {
  /** @returns undefined for one that is not there, too large or no mail at all. @throws MailerError when it may help to ask again */
  fetch(providerId: string): Promise<ReceivedMail | undefined>;
};
