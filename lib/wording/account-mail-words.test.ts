import { expect, test } from "vitest";
import { accountMailWords } from "@/lib/wording/account-mail-words";
import { exampleAccountFacts } from "@/lib/wording/example-facts";
import { shippedWording } from "@/lib/wording/shipped-wording";
import type { AccountKey } from "@/lib/wording/template-keys";

test("the code is in the body alone, never where a lock screen shows it", () => {
  const words = accountMailWords("sign_in", shippedWording("sign_in", "en"), exampleAccountFacts());
  expect(words.code).toEqual({ label: "Your code", text: "482915" });
  expect(words.subject + words.preheader + words.heading).not.toContain("482915");
});

test("the time it is good for is said in the reader's grammar", () => {
  const said = (validMinutes: number) =>
    accountMailWords("sign_in", shippedWording("sign_in", "de"), exampleAccountFacts({ locale: "de", validMinutes }))
      .paragraphs[0];
  expect(said(10)).toContain("10 Minuten lang");
  expect(said(1)).toContain("eine Minute lang");
});

test("without a code the link stands alone", () => {
  expect(
    accountMailWords("confirm_address", shippedWording("confirm_address", "es"), exampleAccountFacts({ code: null }))
      .code,
  ).toBeNull();
});

test("each says why it came: somebody entered the address to sign in, or pressed a button on a guest's page", () => {
  const footerOf = (key: AccountKey) => accountMailWords(key, shippedWording(key, "en"), exampleAccountFacts()).footer;
  expect(footerOf("sign_in").join()).toContain("entered your address on our sign-in page");
  expect(footerOf("confirm_address").join()).toContain("on the page of an appointment");
});
