import type { MailToSend } from "@/lib/effects/mail/mail-to-send";

type LetterWishes = Partial<Omit<MailToSend, "meeting" | "content">> & {
  meeting?: Partial<MailToSend["meeting"]>;
  content?: Partial<MailToSend["content"]>;
};

/** The letter that invites the guest Bo to Dr. Ada's meeting on 10 March 2027, 16:00 to 17:00 in Berlin (15:00Z). */
export function aMailToSend({ meeting, content, ...wishes }: LetterWishes = {}): MailToSend {
  return {
    deliveryId: "0192f0c1-0000-7000-8000-00000000000d",
    state: "queued",
    template: "scheduled_meeting_invitation",
    sequence: 0,
    counterSequence: null,
    superseded: false,
    invitationId: "0192f0c1-0000-7000-8000-00000000000a",
    hostId: "0192f0c1-0000-7000-8000-0000000000da",
    tokenVersion: 0,
    withdrawn: false,
    message: null,
    response: "needs_action",
    email: "bo@x.example",
    name: "Bo",
    userId: null,
    alwaysSignIn: false,
    locale: null,
    timeZone: null,
    lastSaid: null,
    mayHaveHeard: false,
    optedOut: false,
    suppressed: false,
    noMessages: false,
    unread: false,
    accountClosed: false,
    templates: Object.fromEntries(["en", "de", "es", "fr"].map((locale) => [locale, { enabled: true, wording: null }])),
    lastRenderedAt: null,
    sealed: null,
    mailId: null,
    firstAttemptAt: null,
    roomAt: null,
    ...wishes,
    content: {
      title: "First conversation",
      description: "Bring the letter.",
      startsAt: Date.UTC(2027, 2, 10, 15),
      endsAt: Date.UTC(2027, 2, 10, 16),
      timeZone: "Europe/Berlin",
      location: { type: "video", value: null },
      host: "Dr. Ada",
      status: "scheduled",
      ...content,
    },
    meeting: {
      id: "0192f0c1-0000-7000-8000-000000000001",
      status: "scheduled",
      startsAt: Date.UTC(2027, 2, 10, 15),
      endsAt: Date.UTC(2027, 2, 10, 16),
      disclosure: "full",
      uid: "0192f0c1-0000-7000-8000-000000000001@meet.example",
      slug: "the-slug",
      createdAt: Date.UTC(2027, 1, 1, 9),
      updatedAt: Date.UTC(2027, 1, 1, 9),
      cancelReason: null,
      hostLocale: "en",
      hostTimeZone: "Europe/Berlin",
      ...meeting,
    },
  };
}
