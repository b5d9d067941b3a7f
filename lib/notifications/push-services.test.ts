import { expect, test } from "vitest";
import { isPushService } from "@/lib/notifications/push-services";

test.each([
  "https://fcm.googleapis.com/fcm/send/abc",
  "https://updates.push.services.mozilla.com/wpush/v2/abc",
  "https://web.push.apple.com/abc",
  "https://wns2-am3p.notify.windows.com/w/?token=abc",
  "https://fcm.googleapis.com:443/fcm/send/abc",
])("S-26: %s is a push service", (endpoint) => {
  expect(isPushService(endpoint, [])).toBe(true);
});

test.each([
  "http://fcm.googleapis.com/abc",
  "https://fcm.googleapis.com:8443/abc",
  "https://user:pass@fcm.googleapis.com/abc",
  "https://fcm.googleapis.com.evil.test/abc",
  "https://evilpush.apple.com.test/abc",
  "https://evil-push.services.mozilla.com.example/abc",
  "https://notpush.apple.com/abc",
  "https://victim.example/abc",
  "https://127.0.0.1/abc",
  "no address",
])("S-26: %s is none", (endpoint) => {
  expect(isPushService(endpoint, [])).toBe(false);
});

test("S-26: operators name further ones", () => {
  expect(isPushService("https://push.practice.example/1", ["push.practice.example"])).toBe(true);
});
