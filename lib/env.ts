import type { z } from "zod";
import { refuseDemoElsewhere } from "@/lib/environment/demo";
import { refuseClear } from "@/lib/environment/encrypted";
import { variables } from "@/lib/environment/variables";
import { WrongEnvironment } from "@/lib/environment/wrong-environment";

/** Everything the product reads from its environment (docs/operations.md lists it for operators). */
export type Env = ReturnType<typeof parseEnv>;
type Source = Record<string, string | undefined>;

let cached: Env | undefined;

/** The checked environment. @throws WrongEnvironment with a sentence that names every variable that is missing or wrong. */
export function env(): Env {
  cached ??= parseEnv(process.env);
  return cached;
}

/** @throws WrongEnvironment with one sentence per wrong variable, which repeats numbers and choices alone: the rest may be secret */
export function parseEnv(source: Source) {
  const given = withoutEmpty(source);
  const result = variables.safeParse(given);
  if (!result.success) throw new WrongEnvironment(sentences(result.error, given));
  refuseHalves(result.data);
  const { APP_URL, DEMO, ALLOW_PRIVATE_CALENDARS, ...rest } = result.data;
  if (DEMO === "1") refuseDemoElsewhere(given);
  const addresses = {
    APP_URL: APP_URL ?? originAt(rest.HOST, rest.PORT),
    DATABASE_URL: rest.DATABASE_URL,
    DATABASE_DIRECT_URL: rest.DATABASE_DIRECT_URL ?? rest.DATABASE_URL,
  };
  refuseClear({ ...addresses, SMTP_URL: rest.SMTP_URL });
  return {
    ...rest,
    ...addresses,
    DEMO: DEMO === "1",
    ALLOW_PRIVATE_CALENDARS: ALLOW_PRIVATE_CALENDARS === "1",
    EMAIL_FROM_ADDRESS: addressIn(rest.EMAIL_FROM),
  };
}

/**
 * Checks what is given and lets be missing what `npm start` makes: for commands that need the database alone.
 * @throws WrongEnvironment as `parseEnv`
 */
export function checkGiven(source: Source): void {
  const madeUp = { DATABASE_URL: "postgresql://localhost", NEXTAUTH_SECRET: "-".repeat(32) };
  parseEnv({ ...madeUp, ENCRYPTION_KEY: Buffer.alloc(32).toString("base64"), ...withoutEmpty(source) });
}

/** An empty variable is one that is not set. */
function withoutEmpty(source: Source): Source {
  return Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ""));
}

function sentences({ issues }: z.ZodError, given: Source): string {
  const names = [...new Set(issues.map(({ path }) => String(path[0])))];
  return names.map((name) => sentenceOn(name, given[name])).join(" ");
}

function sentenceOn(name: string, value: string | undefined): string {
  const known: Partial<Record<string, z.ZodType>> = variables.shape;
  const { allowed, shown } = known[name]?.meta() ?? {};
  if (value === undefined || shown !== true) return `${name} must be ${allowed}.`;
  return `${name} is ${value.slice(0, 40)}, but must be ${allowed}.`;
}

function refuseHalves({ JITSI_APP_ID, JITSI_APP_SECRET }: z.infer<typeof variables>): void {
  if ((JITSI_APP_ID === undefined) === (JITSI_APP_SECRET === undefined)) return;
  throw new WrongEnvironment(
    "JITSI_APP_ID and JITSI_APP_SECRET belong together: set both, as your Jitsi server has them.",
  );
}

function originAt(host: string, port: number): string {
  if (host === "0.0.0.0" || host === "::") return `http://localhost:${port}`;
  return `http://${host.includes(":") ? `[${host}]` : host}:${port}`;
}

function addressIn(from: string): string {
  return (/<([^<>]+)>$/.exec(from)?.[1] ?? from).toLowerCase();
}
