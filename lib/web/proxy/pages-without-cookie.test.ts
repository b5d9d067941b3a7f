import { beforeAll, expect, test, vi } from "vitest";
import { guestCookieName, reminderCookieName } from "@/lib/web/callers/guest-cookie";
import { lacksInvitationCookie } from "@/lib/web/proxy/pages-without-cookie";

beforeAll(() => {
  vi.stubEnv("APP_URL", "https://meet.example");
  vi.stubEnv("DATABASE_URL", "postgresql://localhost/none");
  vi.stubEnv("NEXTAUTH_SECRET", "x".repeat(32));
  vi.stubEnv("ENCRYPTION_KEY", Buffer.alloc(32).toString("base64"));
  return () => vi.unstubAllEnvs();
});

const holdsA = (name: string) => name === guestCookieName("a");

test.each(["/invitations/b", "/invitations/b/", "/invitations/unknown", "/invitations/b/report", "/reminders/b"])(
  "%s has no cookie here",
  (path) => {
    expect(lacksInvitationCookie(path, holdsA)).toBe(true);
  },
);

test.each(["/invitations/a", "/invitations", "/meetings/b", "/invitations/a/report", "/reminders/a"])(
  "%s is left to its page",
  (path) => {
    expect(lacksInvitationCookie(path, holdsA)).toBe(false);
  },
);

test("a reminder's cookie opens the page about reminders and nothing else", () => {
  const fromReminder = (name: string) => name === reminderCookieName("a");
  expect(lacksInvitationCookie("/reminders/a", fromReminder)).toBe(false);
  expect(lacksInvitationCookie("/invitations/a", fromReminder)).toBe(true);
});
