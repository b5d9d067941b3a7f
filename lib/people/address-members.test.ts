import { expect, test } from "vitest";
import { parseAddressList } from "@/lib/people/address-list";
import { canonicalTimeZone } from "@/lib/time/time-zone";
import { zoneGroups } from "@/lib/time/zone-groups";
import { linesOf } from "@/lib/typed-text";

const ada = { entries: [{ email: "ada@x.example" }], problems: [] };
test.each(["\u200c", "\u2060", "\ufeff", "\u00ad", "\u202a", "\u2066", "\u200e", "\u061c", "\u{e0001}", "\u180e"])(
  "F1: an address with U+%s around and in it is that address",
  (sign) => {
    expect(parseAddressList(`${sign}ada@x.example${sign}`)).toEqual(ada);
    expect(parseAddressList(`ada${sign}@x.example`)).toEqual(ada);
  },
);

test.each(["\u00a0", "\u2003", "\u3000", "\u202f"])("F1: a space of another kind around it is a space", (space) => {
  expect(parseAddressList(`${space}ada@x.example${space}`)).toEqual(ada);
});

test.each([
  ["<ada@x.example>; <bo@y.example>;", [{ email: "ada@x.example" }, { email: "bo@y.example" }]],
  [
    "ada@x.example\tAda Lind\nbo@y.example\tBo Berg",
    [
      { email: "ada@x.example", name: "Ada Lind" },
      { email: "bo@y.example", name: "Bo Berg" },
    ],
  ],
  ["Lind\tAda\tada@x.example\nBerg\tBo\tbo@y.example", [{ email: "ada@x.example" }, { email: "bo@y.example" }]],
  [
    "'Ada Lind' <ada@x.example>; 'Bo' <bo@y.example>",
    [
      { email: "ada@x.example", name: "Ada Lind" },
      { email: "bo@y.example", name: "Bo" },
    ],
  ],
  ["Ada Lind <mailto:ada@x.example>", [{ email: "ada@x.example", name: "Ada Lind" }]],
  ["1. Ada Lind ada@x.example\n2. Bo bo@y.example", [{ email: "ada@x.example" }, { email: "bo@y.example" }]],
  [
    "Lind, Ada (extern) <ada@x.example>; Berg, Dr. Bo <bo@y.example>",
    [{ email: "ada@x.example" }, { email: "bo@y.example" }],
  ],
  ["Name;Email\nAda Lind;ada@x.example", [{ email: "ada@x.example", name: "Ada Lind" }]],
  ["ada@x.example | bo@y.example", [{ email: "ada@x.example" }, { email: "bo@y.example" }]],
  ["ada@x.example / bo@y.example", [{ email: "ada@x.example" }, { email: "bo@y.example" }]],
  ["ada@x.example and bo@y.example", [{ email: "ada@x.example" }, { email: "bo@y.example" }]],
  ["ada@x.example und bo@y.example", [{ email: "ada@x.example" }, { email: "bo@y.example" }]],
  ["<ada@x.example> & <bo@y.example>", [{ email: "ada@x.example" }, { email: "bo@y.example" }]],
  ["ada@x.example، bo@y.example", [{ email: "ada@x.example" }, { email: "bo@y.example" }]],
  ["ada＠x.example", [{ email: "ada@x.example" }]],
  ["“Ada Lind” <ada@x.example>", [{ email: "ada@x.example", name: "Ada Lind" }]],
  ["«Ada Lind» <ada@x.example>", [{ email: "ada@x.example", name: "Ada Lind" }]],
  [
    "- Ada Lind ada@x.example\n- bo@y.example",
    [{ email: "ada@x.example", name: "Ada Lind" }, { email: "bo@y.example" }],
  ],
  ["Ada Lind – ada@x.example", [{ email: "ada@x.example", name: "Ada Lind" }]],
  ["An: Ada Lind <ada@x.example>\nCc: Bo <bo@y.example>", [{ name: "Ada Lind" }, { name: "Bo" }]],
  ["[Ada Lind](mailto:ada@x.example)", [{ email: "ada@x.example", name: "Ada Lind" }]],
  ["Lind, Ada [ada@x.example]", [{ email: "ada@x.example", name: "Lind, Ada" }]],
  ["'ada@x.example\t'bo@y.example", [{ email: "ada@x.example" }, { email: "bo@y.example" }]],
  ["o'neil@x.example", [{ email: "o'neil@x.example" }]],
  ['"Lind, Ada";"ada@x.example"', [{ email: "ada@x.example", name: "Lind, Ada" }]],
])("F2: %j is these people", (text, people) => {
  const { entries } = parseAddressList(text);
  expect(entries).toMatchObject(people);
  expect(entries).toHaveLength(people.length);
});

test.each([
  ["America", "America/Argentina/Cordoba"],
  ["Atlantic", "Atlantic/Faroe"],
  ["Asia", "Asia/Dhaka"],
  ["Asia", "Asia/Thimphu"],
  ["Asia", "Asia/Ulaanbaatar"],
  ["Africa", "Africa/Asmara"],
  ["Pacific", "Pacific/Pohnpei"],
  ["Pacific", "Pacific/Chuuk"],
])("F3: %s has today's %s", (region, id) => {
  expect(
    zoneGroups([])
      .find((group) => group.region === region)
      ?.zones.map((zone) => zone.id),
  ).toContain(id);
});

test.each([
  ["Asia/Saigon", "Asia/Ho_Chi_Minh"],
  ["Atlantic/Faeroe", "Atlantic/Faroe"],
  ["EUROPE/KIEV", "Europe/Kyiv"],
  ["Asia/Katmandu", "Asia/Kathmandu"],
  ["America/Godthab", "America/Nuuk"],
])("F4: %s is the value %s", (one, other) => {
  expect(canonicalTimeZone(one)).toBe(canonicalTimeZone(other));
});

test.each([
  ["one\u2028two", "one\ntwo"],
  ["one\u2029two", "one\ntwo"],
  ["one\ftwo", "one\ntwo"],
  ["one\vtwo\r", "one\ntwo"],
  ["a\udc00b", "ab"],
  ["a\ufffeb\u{1fffe}", "ab"],
  ["a\u0008b\u007f", "ab"],
  ["e\u0301", "é"],
])("F5: %j is %j", (typed, stored) => {
  expect(linesOf(typed)).toBe(stored);
});

test.each(["Ada\u200b Lind", "Ada\v Lind", "Ada\ud800 Lind", "\u202eAda Lind", "Ada\u0000 Lind"])(
  "F6: the name %j is shown without what nobody sees",
  (name) => {
    const [entry] = parseAddressList(`${name} <ada@x.example>`).entries;
    expect(entry?.email).toBe("ada@x.example");
    expect(entry?.name ?? "Lind").toMatch(/^(Ada )?Lind$/);
  },
);
