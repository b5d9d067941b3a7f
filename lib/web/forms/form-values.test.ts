import { expect, test } from "vitest";
import { formObjectOf, formTextsOf } from "@/lib/web/forms/form-values";

const form = new FormData();
form.append("note", "One\r\nTwo\nThree\r\n");
form.append("people[]", "a");
form.append("people[]", "b");
form.append("$ACTION_ID", "x");
form.append("file", new File(["x"], "x.txt"));

test("a name given once is a text and a list stays one, without files and what React adds", () => {
  expect(formObjectOf(form)).toEqual({ note: "One\nTwo\nThree\n", people: ["a", "b"] });
});

test("a line break is one character, as the box that it was typed in counts it, wherever a form is read", () => {
  expect(formObjectOf(form).note).toBe("One\nTwo\nThree\n");
  expect(formTextsOf(form)).toMatchObject({ note: ["One\nTwo\nThree\n"], "people[]": ["a", "b"] });
});
