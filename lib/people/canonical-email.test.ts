import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { canonicalEmail } from "@/lib/people/canonical-email";

test.each([
  ["bo@x.example", "bo@x.example"],
  ["  BO@X.Example\r\n", "bo@x.example"],
  ["Bo.Lind+Sessions@X.example", "bo.lind+sessions@x.example"],
  ["o'neil-r&d_1=a/b~c!d$e*f@x.example", "o'neil-r&d_1=a/b~c!d$e*f@x.example"],
  ["bo@Müller.example", "bo@xn--mller-kva.example"],
  ["bo@mu\u0308ller.example", "bo@xn--mller-kva.example"],
  ["bo@xn--mller-kva.example", "bo@xn--mller-kva.example"],
  ["bo@例え.テスト", "bo@xn--r8jz45g.xn--zckzah"],
  ["bo@1-2.x3.example", "bo@1-2.x3.example"],
  ["bo@faß.example", "bo@xn--fa-hia.example"],
])("%j is kept as %j", (raw, canonical) => expect(canonicalEmail(raw)).toBe(canonical));

describe("never more than one recipient (docs/design/security.md#P-13)", () => {
  test.each([
    ["a list", "a@evil.test,b@ok.test"],
    ["a list with semicolons", "a@evil.test;b@ok.test"],
    ["a list with spaces", "a@evil.test b@ok.test"],
    ["a quoted address as local part", '"a@evil.test"@ok.test'],
    ["two at signs", "a@evil.test@ok.test"],
    ["a name", "A <a@x.example>"],
    ["angle brackets", "<a@x.example>"],
    ["CRLF and a header", "a@ok.test\r\nBcc: b@evil.test"],
    ["a line feed in the local part", "a\n@ok.test"],
    ["a tab in the domain, which URL parsers drop", "a@o\tk.test"],
    ["NUL", "a\0@ok.test"],
    ["a percent-encoded line feed", "a%0ab@ok.test"],
    ["a percent-encoded line feed in the domain", "a@ok.test%0abcc:b@evil.test"],
    ["a percent-encoded letter in the domain", "a@%6fk.test"],
    ["the percent hack", "b%evil.test@ok.test"],
    ["a query for mailto:", "bo?cc=eve@evil.test"],
    ["a fragment", "bo#@ok.test"],
    ["a comment", "a(b@evil.test)@ok.test"],
    ["a comment behind", "a@ok.test (b@evil.test)"],
    ["a port", "a@ok.test:25"],
    ["a path", "a@ok.test/evil.test"],
    ["a backslash", "a@ok.test\\evil.test"],
    ["a source route", "@evil.test:a@ok.test"],
    ["a fullwidth at sign", "a\uff20ok.test"],
  ])("%s is refused", (_, raw) => expect(canonicalEmail(raw)).toBeUndefined());
});

describe("look-alikes", () => {
  test.each([
    ["KELVIN SIGN", "\u212aate@x.example"],
    ["LONG S", "\u017fam@x.example"],
    ["DOTLESS I", "\u0131da@x.example"],
    ["fullwidth letters", "\uff41da@x.example"],
    ["Cyrillic a", "\u0430da@x.example"],
    ["a zero-width space", "a\u200bda@x.example"],
    ["a soft hyphen in the domain", "ada@x\u00ady.example"],
  ])("%s is refused", (_, raw) => expect(canonicalEmail(raw)).toBeUndefined());

  test.each([
    ["KELVIN SIGN", "ada@\u212ayoto.example", "ada@kyoto.example"],
    ["fullwidth letters", "ada@\uff58.example", "ada@x.example"],
  ])("%s in a domain becomes the letter that IDNA makes of it, so it is the same address", (_, raw, canonical) => {
    expect(canonicalEmail(raw)).toBe(canonical);
  });

  test("a Cyrillic domain stays apart from the Latin one", () => {
    expect(canonicalEmail("ada@\u0445.example")).toBe("ada@xn--u1a.example");
  });
});

describe("shape and length", () => {
  const label = "d".repeat(63);

  test.each([
    ["nothing", ""],
    ["no at sign", "bo.x.example"],
    ["no local part", "@x.example"],
    ["no domain", "bo@"],
    ["a domain without a dot", "bo@localhost"],
    ["a trailing dot", "bo@x.example."],
    ["a leading dot", "bo@.x.example"],
    ["two dots in the domain", "bo@x..example"],
    ["a dot at the start", ".bo@x.example"],
    ["a dot at the end", "bo.@x.example"],
    ["two dots in the local part", "b..o@x.example"],
    ["an underscore in the domain", "bo@x_y.example"],
    ["a label that starts with a hyphen", "bo@-x.example"],
    ["a label that ends with a hyphen", "bo@x-.example"],
    ["an IPv4 address", "bo@127.0.0.1"],
    ["an IPv4 address in hex", "bo@0x7f.1"],
    ["an IPv4 literal", "bo@[127.0.0.1]"],
    ["an IPv6 literal", "bo@[IPv6:::1]"],
    ["a number as top level", "bo@x.123"],
    ["65 octets before the at sign", `${"b".repeat(65)}@x.example`],
    ["a label of 64", `bo@${"d".repeat(64)}.example`],
    ["255 octets", `${"b".repeat(63)}@${label}.${label}.${label}`],
    ["255 octets only in punycode", `${"b".repeat(64)}@${label}.${label}.${"ä".repeat(48)}.example`],
    ["256 KiB", "b".repeat(262_144)],
  ])("%s is refused", (_, raw) => expect(canonicalEmail(raw)).toBeUndefined());

  test("64 octets before the at sign, a label of 63 and 254 in all pass", () => {
    const longest = `${"b".repeat(64)}@${label}.${label}.${"d".repeat(61)}`;
    expect(longest).toHaveLength(254);
    expect(canonicalEmail(longest)).toBe(longest);
  });
});

test("the canonical form of a canonical form is itself, and holds one at sign and nothing to inject with", () => {
  const domain = fc.string({
    unit: fc.constantFrom(..."aZ0-.ü\u212a\uff41ßй例\u0308\u200d%x"),
    minLength: 1,
    maxLength: 12,
  });
  const local = fc.string({ unit: fc.constantFrom(..."aZ0.+-'%?\" \u212a"), minLength: 1, maxLength: 6 });
  const address = fc.tuple(local, domain).map(([before, after]) => `${before}@${after}.Example`);
  fc.assert(
    fc.property(fc.oneof(address, fc.emailAddress(), fc.string({ unit: "binary" })), (raw) => {
      const canonical = canonicalEmail(raw);
      fc.pre(canonical !== undefined);
      expect(canonical).toMatch(/^[a-z0-9.!$&'*+/=_~-]+@[a-z0-9.-]+$/);
      expect(canonicalEmail(canonical)).toBe(canonical);
      expect(canonicalEmail(canonical.toUpperCase())).toBe(canonical);
    }),
    { numRuns: 500 },
  );
});
