/** The text of every tracked file that may cite something, by its path from the root. */
export type Texts = ReadonlyMap<string, string>;

export const DESIGN = "docs/design/";
export const DECISIONS = "docs/decisions/";

/** Each page of the rules, by its path, with the anchors that a citation can name. */
export function anchorsOf(texts: Texts): ReadonlyMap<string, ReadonlySet<string>> {
  const pages = [...texts].filter(([path]) => path.endsWith(".md"));
  return new Map(pages.map(([path, text]) => [path, new Set([...namedAnchors(text), ...headings(text)])]));
}

/** The decisions that exist, as their four digits. A number that two pages share stands there twice. */
export function decisionNumbers(texts: Texts): string[] {
  return [...texts.keys()].flatMap((path) => /^docs\/decisions\/(\d{4})-[\w-]+\.md$/.exec(path)?.slice(1) ?? []);
}

function namedAnchors(text: string): string[] {
  return [...text.matchAll(/<a id="([^"]+)"><\/a>/g)].flatMap(([, id]) => id ?? []);
}

/** The anchors that GitHub and editors give headings. */
function headings(text: string): string[] {
  return [...text.matchAll(/^#+ (.+)$/gm)].map(([, words = ""]) =>
    words
      .toLowerCase()
      .replace(/[^\p{L}\p{N} _-]/gu, "")
      .replaceAll(" ", "-"),
  );
}
