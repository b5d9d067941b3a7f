import path from "node:path";
import { anchorsOf, DECISIONS, DESIGN, decisionNumbers, type Texts } from "@/scripts/citations/documents";
import { numbersAfter, numbersIn } from "@/scripts/citations/numbers";

/** The cases of the rules that comments and titles of tests name without their page, and the pages that hold them. */
const CASES = [
  // P-256 is a curve.
  { name: /\bP-(?!256\b)\d+\b/g, pages: ["security"] },
  { name: /\bP\d\d\b/g, pages: ["mail-and-ics", "pages"] },
  { name: /\bSR-\d+\b/g, pages: ["series"] },
];

const FILE = /(?<![\w./-])(?:app|components|e2e|emails|lib|prisma|scripts|server)\/[\w()[\]./-]+\.(?:tsx?|mjs|cjs)\b/g;

/**
 * Every citation that leads nowhere, as sentences. @param texts the files that may cite, by path @param exists whether
 * the repository holds a file or folder of this path
 */
export function citationFaults(texts: Texts, exists: (path: string) => boolean): string[] {
  const anchors = anchorsOf(texts);
  const readers = [...texts].filter(([file]) => !file.startsWith(DESIGN));
  return [
    ...readers.flatMap(([file, text]) => [...deadRules(file, text, anchors), ...pagesWithoutFolder(file, text, texts)]),
    ...readers.flatMap(([file, text]) => deadFiles(file, text, exists)),
    ...readers.flatMap(([file, text]) => deadCases(file, text, anchors)),
    ...[...texts].flatMap(([file, text]) => [...deadDecisions(file, text, texts), ...bareRules(file, text, anchors)]),
    ...[...texts].flatMap(([file, text]) => (file.endsWith(".md") ? deadLinks(file, text, anchors, exists) : [])),
    ...sharedNumbers(texts),
    ...[...texts].filter(([file]) => file.startsWith(DECISIONS)).flatMap((page) => confirmationFaults(...page, exists)),
    ...deadPaths("CONTRIBUTING.md", texts.get("CONTRIBUTING.md") ?? "", exists),
    ...deadPaths("README.md", texts.get("README.md") ?? "", exists),
  ];
}

type Anchors = ReturnType<typeof anchorsOf>;

/** `docs/design/product.md#14`, and what may follow it: `, #15 and #16`, `–16`. A comment may break the line between them. */
function deadRules(file: string, text: string, anchors: Anchors): string[] {
  const citations = text.matchAll(
    /(docs\/design\/[\w-]+\.md)((?:(?:,| and| or| to|–)?(?:\s|\*|\/\/)*(?:#[\w.-]*\w|(?<=\d–)\d+))*)/g,
  );
  return [...citations].flatMap(([, page = "", rest = ""]) => {
    const known = anchors.get(page);
    if (!known) return [`${file} cites ${page}, which does not exist.`];
    const ranges = [...rest.matchAll(/#\d+–#?\d+/g)].flatMap(([range]) => numbersIn(range).map(String));
    const cited = [...rest.matchAll(/#([\w.-]*\w)/g)].map(([, anchor = ""]) => anchor).concat(ranges);
    return cited
      .filter((anchor) => !known.has(anchor))
      .map((anchor) => `${file} cites ${page}#${anchor}: no such rule.`);
  });
}

/** An editor opens `docs/design/product.md#14`, and nothing at `product.md 14`. Texts of links may be short. */
function pagesWithoutFolder(file: string, text: string, texts: Texts): string[] {
  const pages = [...texts.keys()].filter((page) => page.startsWith(DESIGN)).map((page) => path.posix.basename(page));
  const named = [...text.replaceAll(/\[[^\]]*\]\(/g, "").matchAll(/(?<![\w/-])[a-z-]+\.md\b/g)].map(([name]) => name);
  return named.filter((name) => pages.includes(name)).map((name) => `${file} cites ${name} without ${DESIGN}.`);
}

/** Files of ours that a comment sends its reader to. */
function deadFiles(file: string, text: string, exists: (path: string) => boolean): string[] {
  const comments = text.match(/\/\*[\s\S]*?\*\/|\/\/.*/g) ?? [];
  const named = comments.flatMap((comment) => comment.match(FILE) ?? []);
  return named.filter((name) => !exists(name)).map((name) => `${file} sends its reader to ${name}: no such file.`);
}

function deadCases(file: string, text: string, anchors: Anchors): string[] {
  return CASES.flatMap(({ name, pages }) => {
    const known = pages.flatMap((page) => [...(anchors.get(`${DESIGN}${page}.md`) ?? [])]);
    const named = [...new Set([...text.matchAll(name)].map(([id]) => id))];
    return named.filter((id) => !known.includes(id)).map((id) => `${file} names the case ${id}, which does not exist.`);
  });
}

function deadDecisions(file: string, text: string, texts: Texts): string[] {
  const byPath = [...text.matchAll(/\bdecisions\/(\d{4})/g)].map(([, number]) => Number(number));
  const cited = [...byPath, ...numbersAfter("decision", text)];
  const numbers = [...new Set(cited)].map((number) => String(number).padStart(4, "0"));
  const known = decisionNumbers(texts);
  return numbers.filter((number) => !known.includes(number)).map((number) => `${file} cites decision ${number}: none.`);
}

/** "Rule 44" names one of its own page; elsewhere it leads nowhere, and so does a page with a number beside it. */
function bareRules(file: string, text: string, anchors: Anchors): string[] {
  const known = file.startsWith(DESIGN) ? anchors.get(file) : undefined;
  const unlinked = text.replaceAll(/\[[^\]]*\]\([^)]*\)/g, "");
  const rules = [...new Set(numbersAfter("rule", unlinked))].filter((number) => !known?.has(String(number)));
  const beside = [...text.matchAll(/docs\/design\/[\w-]+\.md(?:,? rules?|,)? \d+/g)].map(([words]) => words);
  return [
    ...rules.map((number) => `${file} names rule ${number}, which its page lacks: write ${DESIGN}<page>.md#${number}.`),
    ...beside.map(
      (words) => `${file} cites “${words}”, which no editor opens: write # and the number behind the page.`,
    ),
  ];
}

/** Links between the Markdown files of the repository. */
function deadLinks(file: string, text: string, anchors: Anchors, exists: (path: string) => boolean): string[] {
  const links = [...text.matchAll(/\]\((?![a-z]+:)([^)#\s]*)(?:#([^)\s]*))?\)/g)];
  return links.flatMap(([, to = "", anchor]) => {
    const target = to === "" ? file : path.posix.join(path.posix.dirname(file), to);
    if (!exists(target)) return [`${file} links to ${target}, which does not exist.`];
    const missing = anchor !== undefined && anchors.get(target)?.has(anchor) === false;
    return missing ? [`${file} links to ${target}#${anchor}: no such place.`] : [];
  });
}

function sharedNumbers(texts: Texts): string[] {
  const numbers = decisionNumbers(texts);
  const shared = numbers.filter((number, index) => numbers.indexOf(number) !== index);
  return shared.map((number) => `Two decisions have the number ${number}. Give the newer one the next free number.`);
}

function confirmationFaults(file: string, text: string, exists: (path: string) => boolean): string[] {
  const confirmation = /(?:\*\*|## )Confirmation[\s\S]*/.exec(text)?.[0];
  if (confirmation === undefined) return [`${file} has no Confirmation: say which test or rule holds the decision.`];
  return deadPaths(file, confirmation, exists);
}

/** Backticked words with a slash that begin like a path of ours. `*` stands for any name, `<…>` for one to fill in. */
function deadPaths(file: string, text: string, exists: (path: string) => boolean): string[] {
  const words = [...text.matchAll(/`([^`\s]+)`/g)].map(([, word = ""]) => word);
  const paths = words.filter((word) =>
    /^(app|components|docs|e2e|emails|lib|messages|prisma|scripts|server)\//.test(word),
  );
  const written = paths.filter((word) => !/[<>…{}*]|NNNN/.test(word)).map((word) => word.replace(/#.*$|\/$/, ""));
  return written.filter((word) => !exists(word)).map((word) => `${file} names ${word}, which does not exist.`);
}
