import { expect, test } from "vitest";
import { isAuthentic } from "@/lib/deliveries/is-authentic";

const google =
  "amazonses.com; spf=pass (spfCheck: domain of _spf.google.com designates 209.85.208.173 as permitted sender) client-ip=209.85.208.173; envelope-from=bo@x.example; helo=mail.google.com; dkim=pass header.i=@x.example; dmarc=pass header.from=x.example;";

test.each([
  ["DMARC", "mx; dmarc=pass header.from=x.example"],
  ["DMARC without naming the domain, which is the sender's by its nature", "mx; spf=fail; dmarc=pass"],
  ["all of it, as a receiving server writes it", google],
  ["DKIM of the domain where it has no policy", "mx; dmarc=none; dkim=pass header.d=x.example"],
  ["DKIM by a part of it", "mx; dkim=pass header.i=@mail.x.example"],
  ["SPF of the domain", "mx; spf=pass smtp.mailfrom=bo@x.example"],
  ["in capitals and over lines", "MX;\r\n DMARC=PASS\r\n\tHEADER.FROM=X.EXAMPLE"],
])("%s", (_, results) => {
  expect(isAuthentic(results, "x.example")).toBe(true);
});

test.each([
  ["nothing", null],
  ["no results", "mx; none"],
  ["a failed DMARC, whatever else passed", "mx; dkim=pass header.d=x.example; dmarc=fail header.from=x.example"],
  ["DMARC of another domain", "mx; dmarc=pass header.from=evil.example"],
  ["DKIM of another domain", "mx; dkim=pass header.d=evil.example"],
  ["DKIM of a domain that ends alike", "mx; dkim=pass header.d=notx.example"],
  ["DKIM of the whole top", "mx; dkim=pass header.d=example"],
  ["DKIM about nobody", "mx; dkim=pass"],
  ["SPF of another domain", "mx; spf=pass smtp.mailfrom=bo@evil.example"],
  ["SPF about nobody", "mx; spf=pass"],
  ["a good result in a comment", "mx; spf=fail (x; dmarc=pass header.from=x.example; y) smtp.mailfrom=bo@x.example"],
  ["a good result in a comment that does not end", "mx; spf=fail (x; dmarc=pass header.from=x.example"],
  ["a good result as the server's name", "dmarc=pass header.from=x.example"],
])("not by %s", (_, results) => {
  expect(isAuthentic(results, "x.example")).toBe(false);
});

test("nobody is authentic without a domain", () => {
  expect(isAuthentic("mx; dmarc=pass", "")).toBe(false);
});
