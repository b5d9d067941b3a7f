import ts from "typescript";
import { calledIn, type Named, type Place } from "@/scripts/house/functions";
import type { Sources } from "@/scripts/house/measures";

/** The functions of one file that a value passes one after the other, before a call takes it to another file. */
export type Stay = { readonly file: string; readonly functions: readonly string[] };

/**
 * The way of a parameter through the code, as the code is written: every call of a function of ours that is handed the value
 * is entered, the first time to its end. What is made of the value is the value too. Left out: what stands in template
 * strings (SQL, addresses), a single field under another name, functions that only look something up, and those named after
 * an error or a failure. Of a pattern its first name counts.
 */
export function staysOf(sources: Sources, start: Place, parameter: string): Stay[] {
  const called = calledIn(sources);
  const passed = new Set<string>();
  const stays: { file: string; functions: string[] }[] = [];

  const enter = ({ file, name, fn }: Place & { fn: Named }, names: readonly string[]): void => {
    const last = stays.at(-1);
    if (last?.file === file) last.functions.push(name);
    else stays.push({ file, functions: [name] });
    const door = `${file} ${name}`;
    if (passed.has(door)) return;
    passed.add(door);
    if (fn.body) walk(fn.body, file, new Set(names));
  };

  const walk = (node: ts.Node, file: string, mine: Set<string>): void => {
    if (ts.isTemplateExpression(node)) return;
    if (ts.isCallExpression(node) && ts.isIdentifier(node.expression)) {
      const callee = called(node.expression.text, file);
      const names = callee && isDoor(callee) ? handedTo(callee.fn, node, mine) : [];
      if (callee && names.length > 0) enter(callee, names);
    }
    node.forEachChild((child) => walk(child, file, mine));
    if (!ts.isVariableDeclaration(node) || !ts.isIdentifier(node.name) || !node.initializer) return;
    if (holds(node.initializer, mine)) mine.add(node.name.text);
  };

  const first = called(start.name, start.file);
  if (!first) throw new Error(`${start.file} has no function ${start.name}: name one that stands at its top.`);
  enter(first, [parameter]);
  return stays;
}

/** The names under which a function gets the value. */
function handedTo({ parameters }: Named, call: ts.CallExpression, mine: ReadonlySet<string>): string[] {
  return parameters.flatMap(({ name }, index) => {
    const argument = call.arguments[index];
    if (!argument || !holds(argument, mine)) return [];
    const renamed =
      ts.isPropertyAccessExpression(argument) && ts.isIdentifier(name) && argument.name.text !== name.text;
    return renamed ? [] : firstNameOf(name);
  });
}

function firstNameOf(name: ts.BindingName): string[] {
  if (ts.isIdentifier(name)) return [name.text];
  const [first] = name.elements;
  return first && ts.isBindingElement(first) ? firstNameOf(first.name) : [];
}

/** Whether an expression names the value; a property that is called the same does not. */
function holds(node: ts.Node, mine: ReadonlySet<string>): boolean {
  if (ts.isIdentifier(node)) return mine.has(node.text);
  if (ts.isTemplateExpression(node) || ts.isSpreadAssignment(node)) return false;
  if (ts.isPropertyAccessExpression(node)) return holds(node.expression, mine);
  if (ts.isPropertyAssignment(node)) return holds(node.initializer, mine);
  return node.forEachChild((child) => holds(child, mine) || undefined) ?? false;
}

function isDoor({ name, fn }: Place & { fn: Named }): boolean {
  return !/error|fail/i.test(name) && !looksUp(fn);
}

/** Whether a function is one `return` that calls no function by name. */
function looksUp({ body }: Named): boolean {
  const [only, ...more] = body && ts.isBlock(body) ? body.statements : [];
  return only !== undefined && more.length === 0 && ts.isReturnStatement(only) && !callsByName(only);
}

function callsByName(node: ts.Node): boolean {
  if (ts.isCallExpression(node) && ts.isIdentifier(node.expression)) return true;
  return node.forEachChild((child) => callsByName(child) || undefined) ?? false;
}
