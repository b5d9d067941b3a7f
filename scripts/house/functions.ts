import path from "node:path";
import ts from "typescript";
import type { Sources } from "@/scripts/house/measures";

export type Place = { readonly file: string; readonly name: string };
export type Named = ts.FunctionDeclaration | ts.ArrowFunction | ts.FunctionExpression;
type Module = { readonly functions: ReadonlyMap<string, Named>; readonly imports: ReadonlyMap<string, Place> };

/** Finds what a call by name calls, by the functions and imports at the top of each file. Files are read once. */
export function calledIn(sources: Sources): (name: string, from: string) => (Place & { fn: Named }) | undefined {
  const modules = new Map<string, Module>();
  const moduleOf = (file: string): Module => {
    const known = modules.get(file) ?? readModule(file, sources);
    modules.set(file, known);
    return known;
  };
  return (name, from) => {
    const place = moduleOf(from).imports.get(name) ?? { file: from, name };
    const fn = moduleOf(place.file).functions.get(place.name);
    return fn && { ...place, fn };
  };
}

function readModule(file: string, sources: Sources): Module {
  const source = ts.createSourceFile(file, sources.get(file) ?? "", ts.ScriptTarget.Latest, true);
  const functions = new Map<string, Named>();
  const imports = new Map<string, Place>();
  for (const statement of source.statements) {
    if (ts.isFunctionDeclaration(statement) && statement.name) functions.set(statement.name.text, statement);
    if (ts.isVariableStatement(statement)) {
      for (const { name, initializer } of statement.declarationList.declarations) {
        if (ts.isIdentifier(name) && initializer && isFunction(initializer)) functions.set(name.text, initializer);
      }
    }
    if (ts.isImportDeclaration(statement))
      for (const [name, place] of importsOf(statement, file, sources)) imports.set(name, place);
  }
  return { functions, imports };
}

/** What stands behind a name at the top of a file: a function, or what a value is made of. */
export function declarationOf({ file, name }: Place, sources: Sources): ts.Node | undefined {
  const source = ts.createSourceFile(file, sources.get(file) ?? "", ts.ScriptTarget.Latest, true);
  return source.statements
    .flatMap((one): ts.Node[] => (ts.isVariableStatement(one) ? [...one.declarationList.declarations] : [one]))
    .find(
      (one) => (ts.isFunctionDeclaration(one) || ts.isVariableDeclaration(one)) && one.name?.getText(source) === name,
    );
}

function isFunction(node: ts.Expression): node is ts.ArrowFunction | ts.FunctionExpression {
  return ts.isArrowFunction(node) || ts.isFunctionExpression(node);
}

function importsOf(statement: ts.ImportDeclaration, from: string, sources: Sources): [string, Place][] {
  const named = statement.importClause?.namedBindings;
  if (!ts.isStringLiteral(statement.moduleSpecifier) || !named || !ts.isNamedImports(named)) return [];
  const { text } = statement.moduleSpecifier;
  const target = text.startsWith("@/") ? text.slice(2) : path.posix.join(path.posix.dirname(from), text);
  const file = [".ts", ".tsx", ""].map((ending) => target + ending).find((each) => sources.has(each));
  if (file === undefined) return [];
  return named.elements.map(({ name, propertyName }) => [name.text, { file, name: (propertyName ?? name).text }]);
}
