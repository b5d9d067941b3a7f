import { expect, test } from "vitest";
import { hasMailClient, webAddress } from "@/scripts/local/settings";

test("the web server listens on this machine only, at port 3000, unless told otherwise", () => {
  expect(webAddress({})).toEqual({ host: "127.0.0.1", port: 3000, url: "http://127.0.0.1:3000" });
  expect(webAddress({ HOST: "::1", PORT: "4000" })).toEqual({ host: "::1", port: 4000, url: "http://[::1]:4000" });
});

test("a server for all addresses is asked at one that a client can use", () => {
  expect(webAddress({ HOST: "0.0.0.0" }).url).toBe("http://127.0.0.1:3000");
});

test("an empty SMTP_URL says that no mail shall be sent, so no mailbox is started", () => {
  expect(hasMailClient({})).toBe(false);
  expect(hasMailClient({ SMTP_URL: "" })).toBe(true);
  expect(hasMailClient({ SMTP_URL: "smtp://mail.example" })).toBe(true);
  expect(hasMailClient({ RESEND_API_KEY: "re_1" })).toBe(true);
});
