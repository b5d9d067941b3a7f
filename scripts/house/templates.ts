import ts from "typescript";

/** The outermost template and other strings of a file as they are written, with what is put into them: each is one statement of SQL. */
export function writtenStrings(text: string): string[] {
  const found: string[] = [];
  const source = ts.createSourceFile("a.tsx", text, ts.ScriptTarget.Latest, true, ts.ScriptKind.TSX);
  const walk = (node: ts.Node): void => {
    if (ts.isTemplateExpression(node) || ts.isStringLiteralLike(node)) found.push(node.getText(source));
    else node.forEachChild(walk);
  };
  walk(source);
  return found;
}

const LOCK = /\bfor\s+(?:no\s+key\s+|key\s+)?(?:update|share)\b(?:\s+of\s+(\w+(?:\s*,\s*\w+)*))?/gi;
const MEETINGS = /(?:\b(?:from|join)|,)\s+(?:only\s+)?(?:"?public"?\.)?"?meetings"?(?![\w."])(?:\s+(?:as\s+)?(\w+))?/gi;

/** Whether a file locks rows of `meetings`, or writes a lock that some other statement takes in. */
export function locksMeetings(text: string): boolean {
  return text.search(LOCK) >= 0 && writtenStrings(text).some(isLockOfMeetings);
}

function isLockOfMeetings(written: string): boolean {
  const sql = written.replaceAll(/--.*$/gm, " ");
  return [...sql.matchAll(LOCK)].some(({ 1: of, index }) => {
    const select = sql.slice(beginOfSelect(sql, index), index);
    const aliases = [...select.matchAll(MEETINGS)].map(([, alias]) => alias ?? "meetings");
    const locked = of?.split(/\s*,\s*/) ?? aliases;
    return !/\bfrom\b/i.test(select) || aliases.some((alias) => locked.includes(alias));
  });
}

/** Where the parenthesis opens that holds this place, or the whole begins. */
function beginOfSelect(sql: string, place: number): number {
  let open = 0;
  for (let at = place - 1; at >= 0; at--) {
    if (sql[at] === ")") open++;
    if (sql[at] === "(" && open-- === 0) return at;
  }
  return 0;
}
