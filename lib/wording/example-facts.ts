import { DAY, MINUTE } from "@/lib/time/durations";
import type { AccountFacts, MeetingFacts } from "@/lib/wording/mail-facts";

/** 1 December 2026, 16:00–16:50 in Berlin. */
export const exampleStart = Date.UTC(2026, 11, 1, 15);
export const exampleEnd = exampleStart + 50 * MINUTE;

/** A meeting with everything in it, for previews to show and tests to change. */
export function exampleFacts(over: Partial<MeetingFacts> = {}): MeetingFacts {
  return {
    hostName: "Dana Whitfield",
    recipientName: "Bo Lind",
    hasAccount: false,
    startsAt: exampleStart,
    endsAt: exampleEnd,
    timeZone: "Europe/Berlin",
    hostTimeZone: "America/New_York",
    locale: "en",
    place: { type: "in_person", value: "Lindenallee 4" },
    disclosure: "full",
    title: "Follow-up after the summer",
    description: "Please bring your notes.\nThe door is open.",
    url: "https://meet.example/i/Zk3fJ2dPq9vX1mT7wL0bYw",
    messages: {
      url: "https://meet.example/i/Zk3fJ2dPq9vX1mT7wL0bYw?to=messages",
      declineUrl: "https://meet.example/unsubscribe/Zk3fJ2dPq9vX1mT7wL0bYw",
    },
    changes: [
      { field: "startsAt", from: exampleStart - DAY, to: exampleStart },
      { field: "endsAt", from: exampleEnd - DAY, to: exampleEnd },
      { field: "location", from: { type: "video", value: null }, to: { type: "in_person", value: "Lindenallee 4" } },
      { field: "title", from: "Follow-up", to: "Follow-up after the summer" },
      { field: "description", from: "Nothing yet.", to: "Please bring your notes.\nThe door is open." },
    ],
    message: "Something has come up.\nThank you for your patience.",
    response: { name: "Bo Lind", answer: "tentative", note: "I may be late." },
    ...over,
  };
}

export function exampleAccountFacts(over: Partial<AccountFacts> = {}): AccountFacts {
  return { locale: "en", url: "https://meet.example/sign-in/t0ken", code: "482915", validMinutes: 10, ...over };
}

/** An account whose owner is notified of a sign-in. */
export function exampleNoticeFacts(over: Partial<AccountFacts> = {}): AccountFacts {
  const event = { kind: "signed_in", when: "Tue 1 Dec, 16:00 (CET)", device: "Firefox, Linux" } as const;
  return exampleAccountFacts({ url: "https://meet.example/settings", code: null, event, ...over });
}

/** Somebody who is invited to have an account. */
export function exampleInvitationFacts(over: Partial<AccountFacts> = {}): AccountFacts {
  const invitation = { hostName: "Dana Whitfield", days: 7 };
  return exampleAccountFacts({
    url: "https://meet.example/welcome/Zk3fJ2dPq9vX1mT7wL0bYw",
    code: null,
    invitation,
    ...over,
  });
}
