import { globSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";

/**
 * Before anyone is signed in there is nobody to be made for, and whoever presses "Sign out" means whoever is signed in, or
 * on "Forget" what this browser keeps, whoever it is.
 */
const FOR_ANYONE = [
  "components/guest/closed-invitation.tsx",
  "components/guest/forget-invitation.tsx",
  "components/shell/app-shell.tsx",
  "components/sign-in/example-people.tsx",
  "components/sign-in/google-sign-in.tsx",
  "components/ui/form/form.tsx",
];

test("each form that changes something says for whom it was made", () => {
  const sources = globSync("{app,components}/**/*.tsx");
  expect(sources.length).toBeGreaterThan(100);
  const plain = sources.filter((file) => /<form(?! method="(dialog|get)")[\s>]/.test(readFileSync(file, "utf8")));
  expect(plain.sort()).toEqual(FOR_ANYONE);
});

test("each call of our API from a page says for whom it is", () => {
  const sources = globSync("components/**/*.{ts,tsx}").filter((file) => !file.includes(".test."));
  const plain = sources.filter((file) => /(?<![.\w])fetch\(/.test(readFileSync(file, "utf8")));
  expect(plain).toEqual(["components/live/fetch-unless-offline.ts"]);
});
