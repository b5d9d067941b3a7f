/** A sentence with the command that brings what is missing; undefined where nothing is. */
type Need = string | undefined;
type Outcome = { error?: unknown; status?: number | null; stderr?: string };

export function oldNode(version?: string): Need;
export function missingNpm(has?: () => boolean): Need;
export function missingGit(ask?: (words: string[]) => Outcome, folder?: string): Need;
export function takenPort(port?: number, host?: string): Promise<Need>;
export function demand(needs: readonly (() => Need | Promise<Need>)[]): Promise<void>;
