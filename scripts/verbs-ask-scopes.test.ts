import { existsSync, globSync, readFileSync } from "node:fs";
import ts from "typescript";
import { expect, test } from "vitest";

/** The functions that make a route of a handler, for callers who may come with an API key. */
const ROUTES = new Set(["getRoute", "writeRoute", "bodylessRoute", "streamRoute", "readAs"]);
/** What looks at who asks before anything is done: the scope of a key, or that no key asks at all. */
const ASKS = new Set(["requireScope", "requireSelf", "requireCalendarOwner", "requireKeyOwner", "requireAdmin"]);
/** Parts of the web's own machinery, which do nothing for a caller by themselves. */
const MACHINERY = /^@\/lib\/(web\/|authorize$)/;

type Module = { readonly functions: Map<string, ts.Node>; readonly imports: Map<string, string> };

const modules = new Map<string, Module>();

function moduleOf(file: string): Module {
  const known = modules.get(file);
  if (known) return known;
  const read = moduleIn(readFileSync(file, "utf8"));
  modules.set(file, read);
  return read;
}

function moduleIn(text: string): Module {
  const source = ts.createSourceFile("module.ts", text, ts.ScriptTarget.Latest, true);
  const functions = new Map<string, ts.Node>();
  const imports = new Map<string, string>();
  for (const statement of source.statements) {
    if (ts.isFunctionDeclaration(statement) && statement.name) functions.set(statement.name.text, statement);
    if (ts.isVariableStatement(statement)) {
      for (const { name, initializer } of statement.declarationList.declarations) {
        if (ts.isIdentifier(name) && initializer) functions.set(name.text, initializer);
      }
    }
    const named = ts.isImportDeclaration(statement) && statement.importClause?.namedBindings;
    if (!named || !ts.isNamedImports(named) || !ts.isStringLiteral(statement.moduleSpecifier)) continue;
    for (const { name } of named.elements) imports.set(name.text, statement.moduleSpecifier.text);
  }
  return { functions, imports };
}

/** Calls to which the context is handed on as the first argument. */
function callsIn(node: ts.Node): string[] {
  const calls: string[] = [];
  const visit = (at: ts.Node): void => {
    if (ts.isCallExpression(at) && ts.isIdentifier(at.expression)) {
      if (/^(ctx|inner)$|^\{ \.\.\.ctx\b/.test(at.arguments[0]?.getText() ?? "")) calls.push(at.expression.text);
    }
    ts.forEachChild(at, visit);
  };
  visit(node);
  return calls;
}

function asks(name: string, module: Module, seen: ReadonlySet<string> = new Set()): boolean {
  if (ASKS.has(name)) return true;
  const own = module.functions.get(name);
  const from = module.imports.get(name);
  const key = `${from ?? "here"}#${name}`;
  if (seen.has(key)) return false;
  if (own) return callsIn(own).some((call) => asks(call, module, new Set([...seen, key])));
  const file = from?.startsWith("@/lib/") ? `${from.slice(2)}.ts` : undefined;
  if (!file || !existsSync(file)) return false;
  return asks(name, moduleOf(file), new Set([...seen, key]));
}

/** The verbs of a route file that ask nobody for a scope. A handler without any verb is named by its method. */
function forgetful(module: Module): string[] {
  return [...module.functions].flatMap(([method, made]) => {
    if (!/^[A-Z]+$/.test(method) || !ts.isCallExpression(made) || !ts.isIdentifier(made.expression)) return [];
    if (!ROUTES.has(made.expression.text)) return [];
    const calls = callsIn(made);
    const verbs = calls.filter((call) => module.imports.has(call) && !MACHINERY.test(module.imports.get(call) ?? ""));
    if (!calls.some((call) => asks(call, module))) return [method];
    return verbs.filter((call) => !asks(call, module));
  });
}

test("every verb that an API key can reach through a route asks for a scope", () => {
  const routes = globSync("app/**/route.ts").filter((file) => [...ROUTES].some((name) => namesIn(file, name)));
  expect(routes.length).toBeGreaterThan(12);
  const found = routes.flatMap((file) => forgetful(moduleOf(file)).map((verb) => `${file}: ${verb}`));
  expect(found, "call requireScope(ctx, …) first in the verb").toEqual([]);
});

test("a verb without a scope is seen, beside others that ask too", () => {
  const imports = 'import { canSeeMeeting } from "@/lib/meetings/can-see-meeting";\n';
  const asking = 'import { findMeeting } from "@/lib/meetings/find-meeting";\n';
  const call = "export const GET = getRoute(async (ctx) => json(await canSeeMeeting(ctx, id)));";
  expect(forgetful(moduleIn(imports + call))).toEqual(["GET"]);
  const both =
    "export const GET = getRoute(async (ctx) => [await findMeeting(ctx, id), await canSeeMeeting(ctx, id)]);";
  expect(forgetful(moduleIn(imports + asking + both))).toEqual(["canSeeMeeting"]);
  expect(forgetful(moduleIn(`${asking}export const GET = getRoute((ctx) => findMeeting(ctx, id));`))).toEqual([]);
});

function namesIn(file: string, name: string): boolean {
  return moduleOf(file).imports.has(name);
}
