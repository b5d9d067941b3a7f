import type { MailLocale } from "@/lib/wording/mail-locale";

export type LinkWords = { label: string; url: string };
export type LabelledWords = { label: string; text: string };

/** `from` is null where there is no old value to show; it is struck in the HTML part. */
export type ChangeWords = { label: string; from: string | null; to: string };

type Envelope = {
  locale: MailLocale;
  dir: "ltr" | "rtl";
  /** One line, at most 200 characters, neutral. */
  subject: string;
  /** At most 90 characters, neutral. */
  preheader: string;
  heading: string;
  paragraphs: readonly string[];
  footer: readonly string[];
  /** What stands between a label and its text in this language, without the space behind it. */
  colon: string;
};

/** The finished words of a mail about a meeting, in the recipient's language and zone. Plain text, never HTML. */
export type MeetingMailWords = Envelope & {
  when: {
    /** "Cancelled", "New time"; null where the time speaks for itself. */
    label: string | null;
    text: string;
    /** The host's own time in brackets; null where it reads the same. */
    hostText: string | null;
    struck: boolean;
  };
  details: readonly LabelledWords[];
  join: LinkWords | null;
  changes: { heading: string; rows: readonly ChangeWords[] } | null;
  /** Longer text of a person: the description, a message, a note. Line breaks count. */
  quotes: readonly LabelledWords[];
  button: LinkWords | null;
  /** Where emails like this one are declined; null where they cannot be. */
  decline: LinkWords | null;
  answers: { question: string; links: readonly LinkWords[] } | null;
};

/** The finished words of a mail about an account. */
export type AccountMailWords = Envelope & {
  button: LinkWords;
  code: LabelledWords | null;
};
