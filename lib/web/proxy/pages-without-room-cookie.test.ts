import { beforeAll, expect, test, vi } from "vitest";
import { cookieFor } from "@/lib/auth/cookies";
import { guestCookieName } from "@/lib/web/callers/guest-cookie";
import { lacksRoomCookie } from "@/lib/web/proxy/pages-without-cookie";

const appUrl = "https://meet.example";

beforeAll(() => {
  vi.stubEnv("APP_URL", appUrl);
  vi.stubEnv("DATABASE_URL", "postgresql://localhost/none");
  vi.stubEnv("NEXTAUTH_SECRET", "x".repeat(32));
  vi.stubEnv("ENCRYPTION_KEY", Buffer.alloc(32).toString("base64"));
  return () => vi.unstubAllEnvs();
});

test("a browser without session and invitation holds no room, real or invented", () => {
  for (const path of ["/m/AAAAAAAAAAAAAAAAAAAAAAAA", "/m/x", "/m/x/", "/M/x"]) {
    expect(lacksRoomCookie(path, ["theme", "compath.csrf"])).toBe(true);
  }
});

test("a session or an invitation leaves the decision to the page", () => {
  expect(lacksRoomCookie("/m/x", ["theme", cookieFor(appUrl, "session").name])).toBe(false);
  expect(lacksRoomCookie("/m/x", [guestCookieName("an-invitation")])).toBe(false);
});

test("the closed door is a 404 for everyone", () => {
  expect(lacksRoomCookie("/m/x/closed", [guestCookieName("an-invitation"), cookieFor(appUrl, "session").name])).toBe(
    true,
  );
});

test.each(["/m", "/meetings/x", "/m/x/join", "/invitations/x", "/x/m/y"])("%s is no room", (path) => {
  expect(lacksRoomCookie(path, [])).toBe(false);
});
