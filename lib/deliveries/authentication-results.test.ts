import fc from "fast-check";
import { expect, test } from "vitest";
import { readAuthenticationResults } from "@/lib/deliveries/authentication-results";
import { isAuthentic } from "@/lib/deliveries/is-authentic";

const domain = "x.example";

/** What a sender would like to be read: pieces of good results and every sign that has a meaning. */
const wish = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        "; dmarc=pass header.from=x.example",
        "; dkim=pass header.d=x.example",
        "; spf=pass",
        "x.example",
      ),
      fc.constantFrom(";", "=", "(", ")", '"', "\\", "@", ".", " ", "\r\n\t", "none", "pass", "mx"),
      fc.string({ maxLength: 6 }),
    ),
    { maxLength: 8 },
  )
  .map((pieces) => pieces.join(""));

const quoted = wish.map((text) => `"${text.replaceAll(/["\\]/g, "\\$&")}"`);
const comment = wish.map((text) => `(${text.replaceAll(/[()\\]/g, "\\$&")})`);

/** Fields with a place `Q` for text in quotes and `C` for a comment, and what they say without either's contents. */
const fields = [
  "mx; spf=pass smtp.mailfrom=Q@evil.test; dkim=none; dmarc=none",
  "mx C; spf=pass C smtp.mailfrom=Q@x.example; dmarc=none",
  "Q; dkim=none",
  "mx; dkim=pass C header.d=x.example C; dmarc=fail C header.from=x.example",
  "mx; dkim=Q header.d=x.example",
  "mx; dkim=pass header.d=Q",
  "mx; dkim=pass C reason = Q header C . C d = C x.example",
  "mx; dmarc=pass C action=none header.from=Q",
  "mx; spf=fail C; envelope-from=Q@evil.test; helo=evil; dmarc=fail header.from=x.example",
  "mx C 1 C; C none C",
];

test.each(fields)("nothing that is put into quotes or comments changes what %s says", (field) => {
  const fill = (inQuotes: string, inComment: string) =>
    field.replaceAll(/[QC]/g, (place) => (place === "Q" ? inQuotes : inComment));
  const said = isAuthentic(fill('""', "()"), domain);
  const read = readAuthenticationResults(fill('""', "()"));
  expect(read).toBeDefined();
  fc.assert(
    fc.property(quoted, comment, (inQuotes, inComment) => {
      expect(isAuthentic(fill(inQuotes, inComment), domain)).toBe(said);
      expect(readAuthenticationResults(fill(inQuotes, inComment))).toEqual(read);
    }),
    { numRuns: 500, seed: 8 },
  );
});

test("whatever is written, reading it ends and throws nothing, and an unread field proves nothing", () => {
  fc.assert(
    fc.property(wish, wish, (before, after) => {
      const field = `mx${before}; dkim=pass header.d=x.example${after}`;
      if (readAuthenticationResults(field) === undefined) expect(isAuthentic(field, domain)).toBe(false);
    }),
    { numRuns: 2_000, seed: 8 },
  );
});

test("a field is read with its server, methods and what they are about", () => {
  const field =
    'MX.Example 1; dkim/1=pass (good) header.i=@X.example header.s="s"; spf=none smtp.mailfrom=<bo@y.example>;';
  expect(readAuthenticationResults(field)).toEqual({
    authservId: "mx.example",
    results: [
      {
        method: "dkim",
        result: "pass",
        about: new Map([
          ["header.i", "x.example"],
          ["header.s", null],
        ]),
      },
      { method: "spf", result: "none", about: new Map([["smtp.mailfrom", "y.example"]]) },
    ],
  });
});
