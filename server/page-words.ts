// Node runs this file as it is, so it imports nothing by our `@/` paths. Apart from plain-page.ts, which instrumentation has too:
// Next.js builds that for an edge without files as well.
import { readFileSync } from "node:fs";
import { type AllWords, LANGUAGES } from "./plain-page.ts";

/** What such a page says in each language of the pages. @param folder with their messages @param key of the page below `common` */
export function wordsOf(folder: string, key: "unavailable" | "tooMany" | "tooLarge"): AllWords {
  return Object.fromEntries(
    LANGUAGES.map((language) => {
      const { common } = JSON.parse(readFileSync(`${folder}/${language}.json`, "utf8"));
      return [language, { ...common[key], retry: common.retry, typed: common.newVersion.typed }];
    }),
  );
}
