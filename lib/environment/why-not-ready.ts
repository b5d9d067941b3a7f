import { WrongEnvironment } from "@/lib/environment/wrong-environment";

/** A sentence for the operator on what keeps a process from working; undefined for what is a mistake of ours. */
export function whyNotReady(error: unknown): string | undefined {
  if (error instanceof WrongEnvironment) return error.message;
  if (!(error instanceof Error)) return undefined;
  const code = "code" in error && typeof error.code === "string" ? error.code : "";
  if (code === "3D000")
    return "The database that DATABASE_URL names does not exist. Create it, then run npm run migrate.";
  if (/^28/.test(code))
    return "The database does not take the user and password of DATABASE_URL. Correct DATABASE_URL.";
  if (/^(42P01|42703|3F000)$/.test(code) || /^pg-boss (is not installed|database requires)/.test(error.message))
    return "The database is not up to date. Run npm run migrate.";
  if (isUnreachable(code, error.message))
    return `The database does not answer${code && ` (${code})`}. Start it, or correct DATABASE_URL and DATABASE_DIRECT_URL.`;
  return undefined;
}

/** Connection refused, name unknown, no answer in time; SQLSTATE classes 08 and 57P0x (shutting down, starting up), 53300 (full). */
function isUnreachable(code: string, message: string): boolean {
  return /^(E[A-Z_]+|08...|57P0.|53300)$/.test(code) || /timeout|terminated/i.test(message);
}
