import ts from "typescript";
import { calledIn, declarationOf, type Place } from "@/scripts/house/functions";
import type { Sources } from "@/scripts/house/measures";
import type { Step } from "@/scripts/house/walk";

/** The steps that put the way together: what these call is a step too, or stands beside the way. */
const LEADING = ["POST", "writeRoute", "scheduleMeeting", "sendMail", "deliverOnce"];
/** Where the way begins, where a worker takes it up, which no code calls by name, and where it ends. */
const ENDS = ["POST", "startWork", "handlers", "handOver"];

/** The files and folders of which docs/design/walk.md says that they stand beside the spine. */
export function besideOf(page: string): string[] {
  const [, beside = ""] = page.split(/^Beside the spine/m);
  const [paragraph = ""] = beside.split("\n\n");
  return [...paragraph.matchAll(/`((?:app|emails|lib|server)\/[^`]+)`/g)].map(([, path = ""]) => path);
}

/**
 * What the spine's list leaves out: one of its ends, and what a leading step calls that is neither a step nor beside the way.
 */
export function gapsIn(sources: Sources, spine: readonly Step[], beside: readonly string[]): string[] {
  const called = calledIn(sources);
  const isBeside = (file: string) => beside.some((path) => file === path || file.startsWith(`${path}/`));
  const isStep = (file: string) => spine.some((step) => step.file === file);
  const ends = ENDS.filter((name) => !spine.some((step) => step.name === name));
  const leading = spine.filter(({ name }) => LEADING.includes(name));
  const gaps = leading.flatMap((step) => {
    const files = [...new Set(calledBy(step, sources, called).map(({ file }) => file))];
    const missing = files.filter((file) => !isStep(file) && !isBeside(file));
    return missing.map((file) => `${step.name} calls ${file}, which is no step and not named beside the spine.`);
  });
  const twice = spine.filter(({ file }) => isBeside(file)).map(({ file }) => `${file} is a step and beside the spine.`);
  return [...ends.map((name) => `The spine has no ${name}.`), ...gaps, ...twice];
}

/** What a step calls by name in other files, by itself or through functions of its own file. */
function calledBy(step: Place, sources: Sources, called: ReturnType<typeof calledIn>): Place[] {
  const found: Place[] = [];
  const passed = new Set<string>();
  const enter = (name: string): void => {
    if (passed.has(name)) return;
    passed.add(name);
    const declaration = declarationOf({ file: step.file, name }, sources);
    if (declaration) walk(declaration);
  };
  const note = (name: string): void => {
    const callee = called(name, step.file);
    if (callee && callee.file !== step.file) found.push(callee);
    else if (callee) enter(name);
  };
  const walk = (node: ts.Node): void => {
    if (ts.isCallExpression(node)) {
      // A function that is handed on is called as well: `writeRoute(schema, scheduleMeeting)`.
      const handed = node.arguments.flatMap((argument) => (ts.isIdentifier(argument) ? argument.text : []));
      const callee = ts.isIdentifier(node.expression) ? [node.expression.text] : [];
      for (const name of [...callee, ...handed]) note(name);
    }
    node.forEachChild(walk);
  };
  enter(step.name);
  return found;
}
