import { expect, test } from "vitest";
import { isAuthentic, trustedResults } from "@/lib/deliveries/is-authentic";

const google =
  "amazonses.com; spf=pass (spfCheck: domain of _spf.google.com designates 209.85.208.173 as permitted sender) client-ip=209.85.208.173; envelope-from=bo@x.example; helo=mail.google.com; dkim=pass header.i=@x.example; dmarc=pass header.from=x.example;";

test.each([
  ["DMARC", "mx; dmarc=pass header.from=x.example"],
  ["DMARC without naming the domain, which is the sender's by its nature", "mx; spf=fail; dmarc=pass"],
  ["all of it, as a receiving server writes it", google],
  ["DKIM of the domain where it has no policy", "mx; dmarc=none; dkim=pass header.d=x.example"],
  ["DKIM that names nobody but its signer's part", "mx; dkim=pass header.i=@x.example"],
  ["SPF with a local part in quotes", 'mx; spf=pass smtp.mailfrom="b; o"@x.example; dmarc=none'],
  [
    "spaces and comments wherever they may be",
    "mx 1 (a) ; dkim (b) / 1 = (c) pass (d) header (e) . d = (f) x.example (g)",
  ],
  ["a comment in a comment", "mx; dkim=pass (a (b \\) c) d) header.d=x.example"],
  ["one signature of two", "mx; dkim=fail header.d=x.example; dkim=pass header.d=x.example header.b=a+b/c=="],
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
  ["DKIM of a part of it, where others may live", "mx; dkim=pass header.i=@mail.x.example"],
  ["SPF of a part of it", "mx; spf=pass smtp.mailfrom=bo@mail.x.example"],
  ["DMARC of a part of it, or of what is above", "mx; dmarc=pass header.from=mail.x.example"],
  ["DMARC that could not be looked up", "mx; dmarc=temperror header.from=x.example; dkim=pass header.d=x.example"],
  ["two DMARC results that differ", "mx; dmarc=none header.from=x.example; dmarc=pass header.from=evil.example"],
  ["a property twice", "mx; dkim=pass header.d=evil.example header.d=x.example"],
  ["a domain in quotes", 'mx; dkim=pass header.d="x.example"'],
  ["a result in quotes", 'mx; dkim="pass" header.d=x.example'],
  ["quotes that do not end", 'mx; dkim=pass header.d=x.example; spf=fail smtp.mailfrom="x'],
  ["a comment that ends without having begun", "mx; dkim=pass header.d=x.example)"],
  ["a field without a server", "; dkim=pass header.d=x.example"],
  ["more than anybody writes", `mx; dkim=pass header.d=x.example; spf=none (${"x".repeat(20_000)})`],
  [
    "quotes that hold a result",
    'mx; spf=pass smtp.mailfrom="a; dkim=pass header.d=x.example; b"@evil.test; dkim=none; dmarc=none',
  ],
  [
    "quotes that hold a result and open a comment over the real one",
    'mx; spf=pass envelope-from="a; dmarc=pass header.from=x.example; ("@evil.test; helo=evil; dmarc=fail header.from=x.example',
  ],
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

test.each([
  ["x.example", "mail.x.example", true],
  ["x.example", "a.mail.x.example", true],
  ["mail.x.example", "x.example", false],
  ["co.uk", "victim.co.uk", false],
  ["gouv.fr", "victim.gouv.fr", false],
  ["victim.co.uk", "mail.victim.co.uk", true],
  ["example", "x.example", false],
  ["victim.de", "victim.de", true],
])("the domain %s speaks for %s: %j", (claim, domain, expected) => {
  expect(isAuthentic(`mx; dkim=pass header.d=${claim}; dmarc=none`, domain)).toBe(expected);
  expect(isAuthentic(`mx; spf=pass smtp.mailfrom=bo@${claim}; dmarc=none`, domain)).toBe(expected);
});

test("with named servers their topmost field counts, without any the topmost of all", () => {
  const [ours, older, other] = ["MX.Example; dmarc=pass", "mx.example; dmarc=fail", "evil.test; dmarc=pass"];
  const quoted = '"mx.example"; dmarc=pass';
  const fields = [other, quoted, "(mx.example", ours, older];
  expect(trustedResults(fields, ["mx.example"])).toBe(ours);
  expect(trustedResults(fields, ["mx2.example", "mx.example"])).toBe(ours);
  expect(trustedResults([other, quoted], ["mx.example"])).toBeNull();
  expect(trustedResults(fields, [])).toBe(other);
  expect(trustedResults([], [])).toBeNull();
});
