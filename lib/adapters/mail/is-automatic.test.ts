import { expect, test } from "vitest";
import { isAutomatic } from "@/lib/adapters/mail/is-automatic";

test.each([
  ["auto-submitted", "auto-replied"],
  ["auto-submitted", "Auto-Generated; owner-email=x@x.example"],
  ["precedence", "Bulk"],
  ["precedence", "list"],
  ["precedence", "junk"],
  ["precedence", "auto_reply"],
  ["x-autoreply", "yes"],
  ["x-autorespond", ""],
  ["list-id", "<news.x.example>"],
  ["return-path", "<>"],
  ["content-type", "Multipart/Report; report-type=delivery-status"],
])("an email with %s: %s was written by a program", (name, value) => {
  expect(
    isAutomatic([
      { name: "subject", value: "Out of office" },
      { name, value },
    ]),
  ).toBe(true);
});

test.each([
  ["auto-submitted", "no"],
  ["precedence", "first-class"],
  ["return-path", "<bo@x.example>"],
  ["content-type", "multipart/mixed; boundary=report"],
  ["subject", "List-Id: precedence bulk"],
])("one with %s: %s was not", (name, value) => {
  expect(isAutomatic([{ name, value }])).toBe(false);
});
