import path from "node:path";

export type Sources = ReadonlyMap<string, string>;

/** How many files the fullest folder holds, and which it is. */
export function fullestFolder(sources: Sources): { folder: string; files: number } {
  const folders = Map.groupBy(sources.keys(), (file) => path.posix.dirname(file));
  const [folder, files] = [...folders].reduce((most, each) => (each[1].length > most[1].length ? each : most));
  return { folder, files: files.length };
}

/** How many lines all the files have. */
export function linesOf(sources: Sources): number {
  return [...sources.values()].reduce((total, text) => total + text.trimEnd().split("\n").length, 0);
}

/** Arrows that one sees on looking into a folder: its rooms and loose files are the boxes, an import between two is one. */
export function arrowsInside(folder: string, sources: Sources): number {
  const arrows = importsOf(sources).flatMap(([from, to]) => {
    const [one, other] = [boxIn(folder, from), boxIn(folder, to)];
    return one === undefined || other === undefined || one === other ? [] : [`${one} ${other}`];
  });
  return new Set(arrows).size;
}

function boxIn(folder: string, file: string): string | undefined {
  return file.startsWith(`${folder}/`) ? file.slice(folder.length + 1).split("/")[0] : undefined;
}

/** Pairs of folders of `lib` that import each other, so that neither can be read without the other. */
export function tiedFolders(sources: Sources): string[] {
  const folderOf = (file: string) => /^lib\/([^/]+)\//.exec(file)?.[1];
  const inFolders = importsOf(sources).filter((pair) => pair.every(folderOf));
  const arrows = new Set(inFolders.map(([from, to]) => `${folderOf(from)} ${folderOf(to)}`));
  const tied = [...arrows].filter((arrow) => {
    const [from = "", to = ""] = arrow.split(" ");
    return from < to && arrows.has(`${to} ${from}`);
  });
  return tied.sort();
}

/** Groups of files that import each other in a circle, by types too. */
export function circlesOf(sources: Sources): string[][] {
  const targets = Map.groupBy(importsOf(sources), ([from]) => from);
  const reach = (start: string) => {
    const seen = new Set<string>();
    const next = [start];
    for (let file = next.pop(); file !== undefined; file = next.pop()) {
      for (const [, to] of targets.get(file) ?? []) {
        if (seen.has(to)) continue;
        seen.add(to);
        next.push(to);
      }
    }
    return seen;
  };
  const reached = new Map([...sources.keys()].map((file) => [file, reach(file)]));
  const circular = [...reached].filter(([file, seen]) => seen.has(file)).map(([file]) => file);
  const groups = circular.map((file) =>
    circular.filter((other) => reached.get(file)?.has(other) && reached.get(other)?.has(file)).sort(),
  );
  return [...new Map(groups.map((group) => [group.join(), group])).values()];
}

/** Names that two production files outside of `app`, `e2e` and `scripts` export, with the files. */
export function doubleNames(sources: Sources): [string, string[]][] {
  const exported = [...sources].flatMap(([file, text]) =>
    /^(app|e2e|scripts)\//.test(file)
      ? []
      : [...text.matchAll(/^export (?:async )?(?:function\*?|const|type|class|interface) (\w+)/gm)].map(
          ([, name = ""]) => [name, file] as const,
        ),
  );
  const files = Map.groupBy(exported, ([name]) => name);
  return [...files].flatMap(([name, pairs]) => {
    const places = [...new Set(pairs.map(([, file]) => file))];
    return places.length > 1 ? [[name, places] satisfies [string, string[]]] : [];
  });
}

function importsOf(sources: Sources): [from: string, to: string][] {
  return [...sources].flatMap(([file, text]) =>
    [...text.matchAll(/(?:from|import\() ?"@\/([^"]+)"|from "(\.[^"]+)"/g)].flatMap(([, ours, relative]) => {
      const target = ours ?? path.posix.join(path.posix.dirname(file), relative ?? "");
      const to = ["", ".ts", ".tsx", ".mjs"].map((ending) => target + ending).find((name) => sources.has(name));
      return to === undefined ? [] : [[file, to] satisfies [string, string]];
    }),
  );
}
