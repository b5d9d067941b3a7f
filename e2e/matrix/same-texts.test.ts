import { expect, test } from "vitest";
import { textsOfRows, withoutNames } from "@/e2e/matrix/same-texts";

const page = (nonce: string, id: string, rows: string[], told = "Page not found") =>
  `<html><body><h1>${told}</h1><a href="/meetings/${id}">Back</a>` +
  rows.map((row) => `<script nonce="${nonce}">self.__next_f.push([1,"${row}"])</script>`).join("");
const said = (html: string, id: string) => textsOfRows(withoutNames(html, [id]));

test("two pages are the same where only nonces, asked ids and the order of rows differ", () => {
  const one = page("AAA=", "0123456789", ["1:a", "2:b"]);
  expect(said(one, "0123456789")).toBe(said(page("BBB=", "9876543210", ["2:b", "1:a"]), "9876543210"));
});

test("two pages differ where one says something else or names what was not asked for", () => {
  const one = said(page("AAA=", "0123456789", []), "0123456789");
  expect(said(page("AAA=", "0123456789", [], "Not yours"), "0123456789")).not.toBe(one);
  expect(said(page("AAA=", "5555555555", []), "0123456789")).not.toBe(one);
});

test("rows for scripts are the same texts in any order", () => {
  expect(textsOfRows('1:["$","h1",null,"Hello"]\n2:"x1"')).toBe(textsOfRows('1:"x1"\n3:["$","h1",null,"Hello"]'));
  expect(textsOfRows('1:["$","h1",null,"Hello"]')).not.toBe(textsOfRows('1:["$","h1",null,"Goodbye"]'));
});
