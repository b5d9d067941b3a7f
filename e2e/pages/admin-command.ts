import { execFile } from "node:child_process";

export type Ended = { code: number; stdout: string };

/** The command line as an operator types it, in a process of its own: `npm run --silent admin -- …words`. */
export function typed(words: readonly string[], environment: Record<string, string> = {}): Promise<Ended> {
  const { promise, resolve } = Promise.withResolvers<Ended>();
  const env = { ...process.env, ...environment };
  execFile("npm", ["run", "--silent", "admin", "--", ...words], { env }, (error, stdout) =>
    resolve({ code: error === null ? 0 : Number(error.code), stdout }),
  );
  return promise;
}
