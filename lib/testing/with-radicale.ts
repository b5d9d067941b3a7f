import { afterAll, beforeAll, describe, test } from "vitest";
import { noRadicale, type Radicale, startRadicale } from "@/lib/testing/radicale";

/** Tests with a real CalDAV server, one for all of them; where none is installed they count as skipped, and say why. */
export function withRadicale(title: string, tests: (server: () => Radicale) => void): void {
  if (noRadicale !== undefined) {
    process.stderr.write(`${noRadicale}\n`);
    test.skip(noRadicale);
    return;
  }
  describe(title, { timeout: 60_000 }, () => {
    let radicale: Radicale | undefined;
    beforeAll(async () => {
      radicale = await startRadicale();
    });
    afterAll(() => radicale?.[Symbol.asyncDispose]());
    tests(() => {
      if (radicale === undefined) throw new Error("The server runs while tests do: ask for it in one.");
      return radicale;
    });
  });
}
