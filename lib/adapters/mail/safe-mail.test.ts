import { describe, expect, test } from "vitest";
import type { Mail } from "@/lib/adapters/mail/mailer";
import { safeMail, written } from "@/lib/adapters/mail/safe-mail";

const mail: Mail = {
  from: "Compath <meetings@compath.example>",
  to: "bo@x.example",
  subject: "Hello",
  html: "",
  text: "",
  date: "2027-03-01T10:00:00.000Z",
  messageId: "7b1d@compath.example",
  headers: {},
};

describe("a recipient", () => {
  test.each([
    ["bo@x.example", "", "bo@x.example"],
    ["<bo@x.example>", "", "bo@x.example"],
    ["Bo Li <bo@x.example>", "Bo Li", "bo@x.example"],
    ['"Li, Bo" <bo@x.example>', "Li, Bo", "bo@x.example"],
    ["Li, Bo <bo@x.example>", "Li, Bo", "bo@x.example"],
    ["evil@x.example, Bo <bo@x.example>", "evil@x.example, Bo", "bo@x.example"],
    ["<evil@x.example> <bo@x.example>", "evil@x.example", "bo@x.example"],
  ])("%j is one person", (to, name, address) => {
    expect(safeMail({ ...mail, to }).to).toEqual({ name, address });
  });

  test.each([
    "",
    "bo",
    "bo@x.example, evil@x.example",
    "bo@x.example; evil@x.example",
    "bo@x.example evil@x.example",
    "<bo@x.example>, <evil@x.example",
    "Friends: bo@x.example;",
    "bo@x.example\r\nBcc: evil@x.example",
    "Bo\nBcc: evil@x.example <bo@x.example>",
    "Bo\u2028 <bo@x.example>",
    "bo@x.example\u0000",
    "a@b@x.example",
  ])("%j is refused for ever", (to) => {
    expect(() => safeMail({ ...mail, to })).toThrow(
      expect.objectContaining({ kind: "permanent", reason: "invalid_to_address" }),
    );
  });
});

test.each([
  [{ subject: "Hello\r\nBcc: evil@x.example" }, "unsafe_subject"],
  [{ subject: "Hello\u0085" }, "unsafe_subject"],
  [{ from: "Ada\r\nBcc: evil@x.example <a@x.example>" }, "invalid_from_address"],
  [{ messageId: "a@x.example>\r\nBcc: evil@x.example" }, "unsafe_message_id"],
  [{ messageId: "<a@x.example>" }, "unsafe_message_id"],
  [{ date: "tomorrow" }, "invalid_date"],
  [{ headers: { "X-A": "1\r\nBcc: evil@x.example" } }, "unsafe_header"],
  [{ headers: { "X-A: 1\r\nBcc": "evil@x.example" } }, "unsafe_header"],
  [{ headers: { bcc: "evil@x.example" } }, "unsafe_header"],
  [{ headers: { To: "evil@x.example" } }, "unsafe_header"],
  [{ headers: { "Content-Type": "text/plain" } }, "unsafe_header"],
  [{ headers: { "Resent-Bcc": "evil@x.example" } }, "unsafe_header"],
] satisfies [Partial<Mail>, string][])("%j is refused for ever", (part, reason) => {
  expect(() => safeMail({ ...mail, ...part })).toThrow(expect.objectContaining({ kind: "permanent", reason }));
});

test("says that nobody wrote it by hand, whatever the headers say", () => {
  const headers = safeMail({
    ...mail,
    headers: { "List-Unsubscribe": "<https://x.example>", "auto-submitted": "no" },
  }).headers;
  expect(headers).toEqual({ "Auto-Submitted": "auto-generated", "List-Unsubscribe": "<https://x.example>" });
});

test.each([
  ["Ada Lee", "Ada Lee <a@x.example>"],
  ["Zoë O’Neil-Åkerström", "Zoë O’Neil-Åkerström <a@x.example>"],
  ["Dr. Ada", '"Dr. Ada" <a@x.example>'],
  ["Lee, Ada; PhD", '"Lee, Ada; PhD" <a@x.example>'],
  ["", "a@x.example"],
])("the name %j is written as %j", (name, expected) => {
  expect(written({ name, address: "a@x.example" })).toBe(expected);
});

test("a name cannot end its own quotes", () => {
  const { to } = safeMail({ ...mail, to: 'Bo" <evil@x.example>, "\\ <bo@x.example>' });
  expect(written(to)).toBe('"Bo evil@x.example," <bo@x.example>');
});
