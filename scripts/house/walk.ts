import { linesOf, type Sources } from "@/scripts/house/measures";
import { type Stay, staysOf } from "@/scripts/house/stays";

export const MOST = { files: 15, lines: 1100, stays: 65, mailFiles: 28 };

/** One numbered line of docs/design/walk.md: a file, what of it is passed, and what the rest of the line says. */
export type Step = { readonly file: string; readonly name: string; readonly says: string };

/** The two lists of docs/design/walk.md: of the spine, and of the files that `sendMail` enters. */
export function stepsOf(text: string): { spine: Step[]; mail: Step[] } {
  const [, spine = "", mail = ""] = text.split(/^## /m);
  const stepsIn = (part: string): Step[] =>
    [...part.matchAll(/^\d+\. \[([^\]]+)\]\([^)]+\),? `(\w+)`:? (.+(?:\n {3}.+)*)/gm)].map(
      ([, file = "", name = "", says = ""]) => ({ file, name, says }),
    );
  return { spine: stepsIn(spine), mail: stepsIn(mail) };
}

/** The way of what carries out a job through `sendMail`. */
export function mailStays(sources: Sources, file = "lib/effects/mail/send-mail.ts"): Stay[] {
  return staysOf(sources, { file, name: "sendMail" }, "effects");
}

/** How long both walks are. */
export function lengthsOf(sources: Sources, spine: readonly Step[], stays: readonly Stay[]) {
  const passed = new Map(spine.map(({ file }) => [file, sources.get(file) ?? ""]));
  const entered = new Set(stays.map(({ file }) => file));
  return { files: passed.size, lines: linesOf(passed), stays: stays.length, mailFiles: entered.size };
}

/** The line that `npm run house` prints. */
export function lengthsInWords({ files, lines, stays, mailFiles }: typeof MOST): string {
  return `spine: ${files} files, ${lines} lines; sendMail: ${stays} stays, ${mailFiles} files`;
}

/**
 * What of the spine's list is not so: a file or function that is gone, and a step to which nothing leads. A step is led to by
 * an import of an earlier one, by a job that an earlier one queues and a later one names (`by the job`), or by a file that
 * puts it together with an earlier one (`wired in`).
 */
export function faultsOf(sources: Sources, spine: readonly Step[]): string[] {
  return spine.flatMap(({ file, name, says }, index) => {
    const text = sources.get(file);
    if (text === undefined) return [`${file} is gone.`];
    const earlier = spine.slice(0, index);
    const [, job] = /by the job `([\w-]+)`/.exec(says) ?? [];
    const [, wiring] = /wired in \[([^\]]+)\]/.exec(says) ?? [];
    const namesJob = (step: Step) => job !== undefined && (sources.get(step.file) ?? "").includes(`"${job}"`);
    const led =
      index === 0 ||
      earlier.some((step) => imports(sources, step.file, file)) ||
      (earlier.some(namesJob) && spine.slice(index + 1).some(namesJob)) ||
      (wiring !== undefined &&
        imports(sources, wiring, file) &&
        earlier.some((step) => imports(sources, wiring, step.file)));
    return [
      ...(new RegExp(`(?:function|const) ${name}\\b`).test(text) ? [] : [`${file} has no ${name}.`]),
      ...(led ? [] : [`Nothing leads from an earlier step to ${file}.`]),
    ];
  });
}

function imports(sources: Sources, from: string, to: string): boolean {
  return (sources.get(from) ?? "").includes(`from "@/${to.replace(/\.tsx?$/, "")}"`);
}
