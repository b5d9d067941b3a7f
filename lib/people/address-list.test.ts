import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseAddressList } from "@/lib/people/address-list";

test("names, quotes and every separator are understood in one paste", () => {
  expect(
    parseAddressList('Ada <a@x.example>, B@y.example; "Lind, Mara" <m@z.example>\nC <c@d.example>\te@f.example\r\n'),
  ).toEqual({
    entries: [
      { email: "a@x.example", name: "Ada" },
      { email: "b@y.example" },
      { email: "m@z.example", name: "Lind, Mara" },
      { email: "c@d.example", name: "C" },
      { email: "e@f.example" },
    ],
    problems: [],
  });
});

test("fifty people in one paste are fifty entries in their order", () => {
  const emails = Array.from({ length: 50 }, (_, index) => `guest${index}@x.example`);
  const text = emails.map((email, index) => `"Guest, No. ${index}" <${email}>`).join(", ");
  expect(parseAddressList(text).entries.map((entry) => entry.email)).toEqual(emails);
});

test("a quoted name needs no space before it", () => {
  expect(parseAddressList('a@x.example,"Lind, Mara" <m@x.example>').entries).toEqual([
    { email: "a@x.example" },
    { email: "m@x.example", name: "Lind, Mara" },
  ]);
});

test("duplicates are kept, for resolving alone decides who is the same person", () => {
  expect(parseAddressList("a@x.example, A@X.example").entries).toEqual([
    { email: "a@x.example" },
    { email: "a@x.example" },
  ]);
});

test.each([
  ["nothing", ""],
  ["separators", ",;\n\t ,\r\n;"],
])("%s is an empty list without a problem", (_, text) => {
  expect(parseAddressList(text)).toEqual({ entries: [], problems: [] });
});

describe("a bad entry is named and spoils no other", () => {
  test("problems count among all entries, and empty ones do not count", () => {
    expect(parseAddressList("a@x.example,, non@sense ,b@y.example; Bo <c@>")).toEqual({
      entries: [{ email: "a@x.example" }, { email: "b@y.example" }],
      problems: [
        { index: 1, text: "non@sense", problem: "malformed" },
        { index: 3, text: "Bo <c@>", problem: "malformed" },
      ],
    });
  });

  test.each([
    ["an unclosed quote", '"Ada, ok@x.example'],
    ["an unclosed quote before an address", '"Ada <a@x.example, ok@x.example'],
    ["a quote that an escaped line end leaves open", '"Ada\\\nok@x.example, "'],
    ["an unclosed bracket", "Ada <a@x.example, ok@x.example"],
    ["a bracket that was never opened", "a@x.example>, ok@x.example"],
    ["a list in brackets", "Ada <a@x.example,b@>; ok@x.example"],
    ["inches", '5" screen, ok@x.example, 6" screen'],
    ["two addresses", "A <a@evil.test> <b@ok.test>, ok@x.example"],
    ["an address in quotes", '"a@evil.test"@ok.test, ok@x.example'],
    ["1,001 characters", `${"A".repeat(1_000)} <a@x.example>, ok@x.example`],
  ])("%s", (_, text) => {
    const { entries, problems } = parseAddressList(text);
    expect(entries).toEqual([{ email: "ok@x.example" }]);
    expect(problems.length).toBeGreaterThan(0);
  });

  test("a quote that is closed nowhere near does not take the next person's name", () => {
    expect(parseAddressList('"Ada <a@x.example>, "Bo" <b@y.example>').entries).toEqual([
      { email: "a@x.example", name: '"Ada' },
      { email: "b@y.example", name: "Bo" },
    ]);
  });

  test("what was written is shown cleaned and cut", () => {
    const { problems } = parseAddressList(`\u202eno\0pe ${"x".repeat(500)}`);
    expect(problems).toEqual([{ index: 0, text: `no pe ${"x".repeat(94)}`, problem: "malformed" }]);
  });
});

describe("what programs and pages put on the clipboard", () => {
  const read = (text: string) => {
    const { entries, problems } = parseAddressList(text);
    const people = entries.map(({ email, name, unsure }) => `${name ?? "-"} <${email}>${unsure ? " ?" : ""}`);
    return [...people, ...problems.map((problem) => `! ${problem.text}`)];
  };

  test.each([
    [
      "Outlook",
      "Lind, Mara <a@x.example>; Weber, Jonas (extern) <b@x.example>",
      ["Lind, Mara <a@x.example>", "Weber, Jonas (extern) <b@x.example>"],
    ],
    [
      "the same with commas alone",
      "Lind, Mara <a@x.example>, Weber, Jonas <b@x.example>",
      ["Lind, Mara <a@x.example>", "Weber, Jonas <b@x.example>"],
    ],
    [
      "older Outlook",
      "Mara Lind [mailto:a@x.example]; 'b@x.example' <b@x.example>",
      ["Mara Lind <a@x.example>", "- <b@x.example>"],
    ],
    ["names in apostrophes", "'Lind, Mara' <a@x.example>", ["'Lind, Mara' <a@x.example>"]],
    [
      "two columns",
      "Mara Lind\ta@x.example\r\nJonas Weber\tb@x.example\r\n",
      ["Mara Lind <a@x.example>", "Jonas Weber <b@x.example>"],
    ],
    ["three columns", "Mara\tLind\ta@x.example", ["Mara Lind <a@x.example>"]],
    [
      "columns the other way round",
      "a@x.example\tMara Lind\nb@x.example\tJonas",
      ["Mara Lind <a@x.example>", "Jonas <b@x.example>"],
    ],
    [
      "a file of commas",
      '"Lind, Mara",a@x.example\nJonas,b@x.example',
      ["Lind, Mara <a@x.example> ?", "Jonas <b@x.example> ?"],
    ],
    [
      "a file of semicolons",
      "Mara;a@x.example\na2@x.example;Jonas",
      ["Mara <a@x.example> ?", "Jonas <a2@x.example> ?"],
    ],
    [
      "cards",
      "Mara Lind\na@x.example\n\nJonas\nE-mail: b@x.example",
      ["Mara Lind <a@x.example> ?", "Jonas <b@x.example> ?"],
    ],
    ["links", "mailto:a@x.example?subject=Hi, <mailto:b@x.example>", ["- <a@x.example>", "- <b@x.example>"]],
    ["brackets", "Mara Lind (a@x.example), b@x.example (Jonas)", ["Mara Lind <a@x.example>", "Jonas <b@x.example>"]],
    ["words before", "Mara Lind a@x.example\n\u2022 b@x.example", ["Mara Lind <a@x.example>", "- <b@x.example>"]],
    ["spaces alone", "a@x.example b@x.example", ["- <a@x.example>", "- <b@x.example>"]],
    ["the source of a page", "Mara &lt;a@x.example&gt;", ["Mara <a@x.example>"]],
    [
      "wide separators",
      "a@x.example\uff0cb@x.example\uff1bc@x.example",
      ["- <a@x.example>", "- <b@x.example>", "- <c@x.example>"],
    ],
    ["the end of a sentence", "a@x.example, b@x.example.", ["- <a@x.example>", "- <b@x.example>"]],
    ["a name between two", "a@x.example, Mara, b@x.example", ["- <a@x.example>", "Mara <b@x.example> ?"]],
    ["what stands behind a comma", "a@x.example, not an address", ["- <a@x.example>", "! not an address"]],
    ["a heading", "Name\tEmail\nMara\ta@x.example", ["Mara <a@x.example>", "! Name", "! Email"]],
    ["a name far from any", "Mara\nLind\nx, y\na@x.example", ["- <a@x.example>", "! Mara", "! Lind", "! x", "! y"]],
  ])("%s", (_, text, people) => expect(read(text)).toEqual(people));

  test.each(["\u200b", "\ufeff", "\u00ad", "\u2060", "\u202a", "\u{e0041}", "\u001b", "\ud83d"])(
    "the invisible %j is dropped wherever it stands",
    (mark) =>
      expect(read(`${mark}Ma${mark}ra <${mark}a@${mark}x.example${mark}>${mark}`)).toEqual(["Mara <a@x.example>"]),
  );
});

describe("names", () => {
  test.each([
    ['"Lind \\"Mia\\" \\\\ Mara" <m@x.example>', 'Lind "Mia" \\ Mara'],
    ['"Lind \\"Mia, MA\\", Mara" <m@x.example>', 'Lind "Mia, MA", Mara'],
    ['Ada "Doc" Lind <m@x.example>', 'Ada "Doc" Lind'],
    ['"Semi; colon" <m@x.example>', "Semi; colon"],
    ["  Ada \u0007  Lind\u00a0 <m@x.example>", "Ada Lind"],
    ["\u202eAda\u2066 \u200bLind <m@x.example>", "Ada Lind"],
    ["Jose\u0301 <m@x.example>", "José"],
    ["Lone \ud800 <m@x.example>", "Lone"],
    ["👩‍⚕️ Dr. Ada<m@x.example>", "👩‍⚕️ Dr. Ada"],
  ])("%j is called %j", (text, name) => {
    expect(parseAddressList(text)).toEqual({ entries: [{ email: "m@x.example", name }], problems: [] });
  });

  test("a name ends after 100 code points and never inside one", () => {
    expect(parseAddressList(`${"💬".repeat(101)} <m@x.example>`).entries[0]?.name).toBe("💬".repeat(100));
  });

  test("a name that is cut at a space ends before it", () => {
    expect(parseAddressList(`${"x".repeat(99)} y <m@x.example>`).entries[0]?.name).toBe("x".repeat(99));
  });

  test.each([
    "<m@x.example>",
    '" <m@x.example>',
    '"" <m@x.example>',
    " \u200b <m@x.example>",
    '"boss@x.example" <m@x.example>',
  ])("%j has none", (text) => expect(parseAddressList(text).entries).toEqual([{ email: "m@x.example" }]));
});

test("every entry of any list is an entry or a problem at its own place, whatever stands beside it", () => {
  const good = fc.constantFrom("a@x.example", "Ada <a@x.example>", '"Lind, Mara" <a@x.example>', "<a@x.example>");
  const bad = fc.constantFrom("non@sense", "a@", '"open', "A <a@x.example", "a@x.example>", "@", "()", '5"');
  const written = fc.oneof(
    good.map((text) => ({ text, isGood: true })),
    bad.map((text) => ({ text, isGood: false })),
  );
  fc.assert(
    fc.property(
      fc.array(written, { maxLength: 30 }),
      fc.constantFrom("\n", "\r\n", ",\n", ";\n\n"),
      (list, separator) => {
        const { entries, problems } = parseAddressList(list.map(({ text }) => text).join(separator));
        expect(entries).toHaveLength(list.filter(({ isGood }) => isGood).length);
        expect(problems.map(({ index }) => index)).toEqual(
          list.flatMap(({ isGood }, index) => (isGood ? [] : [index])),
        );
      },
    ),
  );
});

describe("256 KiB of nonsense takes a moment, not minutes", () => {
  const SIZE = 262_144;
  test.each([
    '"',
    '\\"',
    ' "',
    '" ',
    ' "\\',
    '"<',
    "<",
    ">",
    "(",
    "@",
    "a@",
    ",",
    "a,",
    "a\n",
    "a@b.cc\n",
    "Ma\ta@b.cc\n",
    "\n",
    " ",
    '" ,',
    "<a@x.example>",
    "\u0308",
    "a.",
    "\\",
  ])("made of %j", (piece) => {
    const startedAt = performance.now();
    parseAddressList(piece.repeat(SIZE / piece.length));
    expect(performance.now() - startedAt).toBeLessThan(2_000);
  });
});
