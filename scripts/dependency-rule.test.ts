import { execFile } from "node:child_process";
import { existsSync, readdirSync } from "node:fs";
import { cp, mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { z } from "zod";

/** One forbidden import per rule: from a file, to a file or a package. */
const forbidden = [
  ["ground-knows-no-house", "lib/db/e.ts", "lib/web/a.ts"],
  ["ground-knows-no-house", "lib/loose.ts", "lib/effects/a.ts"],
  ["auth-knows-no-pages", "lib/auth/b.ts", "lib/effects/a.ts"],
  ["server-runs-alone", "server/a.ts", "lib/meetings/a.ts"],
  ["no-commands-in-the-product", "lib/people/e.ts", "scripts/a.ts"],
  ["app-stays-thin", "app/page.ts", "lib/effects/a.ts"],
  ["components-know-no-machinery", "components/shell/a.ts", "lib/auth/a.ts"],
  ["ui-could-ship-elsewhere", "components/ui/a.ts", "lib/meetings/a.ts"],
  ["domain-knows-no-outside", "lib/meetings/b.ts", "lib/web/a.ts"],
  ["domain-knows-no-outside", "lib/people/b.ts", "next"],
  ["domain-only-queues-jobs", "lib/people/c.ts", "lib/outbox/work.ts"],
  ["outbox-knows-no-domain", "lib/outbox/b.ts", "lib/meetings/a.ts"],
  ["effects-know-no-request", "lib/effects/b.ts", "lib/web/a.ts"],
  ["effects-know-adapter-types-only", "lib/effects/c.ts", "lib/adapters/mail/resend.ts"],
  ["adapters-know-their-provider-only", "lib/adapters/calendar.ts", "lib/meetings/a.ts"],
  ["only-caldav-stores-calendar-files", "lib/adapters/network/retry-after.ts", "lib/ics/a.ts"],
  ["emails-are-words-in-a-frame", "emails/a.ts", "lib/meetings/a.ts"],
  ["wiring-is-for-the-edges", "lib/people/d.ts", "lib/wiring/wiring.ts"],
  ["components-and-pages-do-not-wire", "app/layout.ts", "lib/wiring/wiring.ts"],
  ["ics-in-one-place", "lib/effects/d.ts", "ics"],
  ["next-auth-in-one-place", "lib/web/b.ts", "next-auth"],
  ["resend-in-one-place", "lib/adapters/mail/smtp.ts", "resend"],
  ["nodemailer-in-one-place", "lib/adapters/mail/resend.ts", "nodemailer"],
  ["googleapis-in-one-place", "lib/adapters/calendar-caldav/caldav-calendar.ts", "googleapis"],
  ["tsdav-in-one-place", "lib/adapters/calendar-google/google-calendar.ts", "tsdav"],
  ["web-push-in-one-place", "lib/adapters/push/push.ts", "web-push"],
  ["no-server-only-in-the-worker", "lib/effects/e.ts", "server-only"],
  ["the-model-stands-alone", "scripts/simulate/model/a.ts", "lib/meetings/a.ts"],
  ["no-cycles", "lib/time/a.ts", "lib/time/a.ts"],
  ["no-cycles", "lib/time/c.ts", "lib/time/d.ts"],
  ["no-tests-in-the-product", "lib/time/b.ts", "lib/testing/a.ts"],
] as const;

/** A forbidden import for each room: from the room, to one that it may not know. */
const walls = [
  ["meetings", "", "invitees"],
  ["meetings", "invitees", "announce"],
  ["meetings", "calendar-file", "invitees"],
  ["meetings", "lists", "invitees"],
  ["meetings", "announce", "guests"],
  ["meetings", "room", "answers"],
  ["meetings", "guests", "schedule"],
  ["meetings", "schedule", "change"],
  ["meetings", "change", "schedule"],
  ["meetings", "answers", "schedule"],
  ["web", "request", "callers"],
  ["web", "callers", "api"],
  ["web", "api", "forms"],
  ["web", "openapi", "callers"],
  ["web", "forms", "pages"],
  ["web", "pages", "api"],
  ["web", "proxy", "request"],
  ["effects", "mail", "calendar"],
  ["effects", "mail-provider", "mail"],
  ["effects", "calendar", "mail"],
  ["adapters", "network", "mail"],
  ["adapters", "mail", "push"],
  ["adapters", "push", "mail"],
  ["adapters", "calendar-google", "calendar-caldav"],
  ["adapters", "calendar-caldav", "calendar-google"],
] as const;

const forbiddenInRooms = walls.map(([folder, room, other]) => [
  `wall-of-${folder}-${room || "top"}`,
  `lib/${folder}/${room ? `${room}/` : ""}w.ts`,
  `lib/${folder}/${other}/there.ts`,
]);
const all: readonly (readonly string[])[] = [...forbidden, ...forbiddenInRooms];

const root = path.resolve(import.meta.dirname, "..");
const report = z.object({
  summary: z.object({ violations: z.array(z.object({ from: z.string(), rule: z.object({ name: z.string() }) })) }),
});
let folder = "";
let found: string[] = [];

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "dependency-rule-"));
  await cp(path.join(root, "tsconfig.json"), path.join(folder, "tsconfig.json"));
  for (const [, , target = ""] of all) await makeTarget(target);
  for (const [, from = "", target = ""] of all)
    await write(from, `export * from "${target.includes("/") ? `@/${target.slice(0, -3)}` : target}";\n`);
  // A circle of types alone.
  await write("lib/time/c.ts", 'import type { D } from "@/lib/time/d";\nexport type C = { d: D };\n');
  await write("lib/time/d.ts", 'import type { C } from "@/lib/time/c";\nexport type D = { c: C };\n');
  found = await violations(folder);
}, 60_000);

afterAll(() => rm(folder, { recursive: true }));

test.each(all)("%s is red when %s imports %s", (rule, from) => {
  expect(found).toContain(`${rule}: ${from}`);
});

test("each room has a forbidden import here", () => {
  const rules = z.object({ forbidden: z.array(z.object({ name: z.string() })) });
  const { forbidden: named } = rules.parse(createRequire(import.meta.url)("../.dependency-cruiser.cjs"));
  const tested = new Set(all.map(([rule]) => rule));
  expect(named.map(({ name }) => name).filter((name) => !tested.has(name))).toEqual(["nothing-unresolved"]);
});

test("each folder of lib, and each room of the four large ones, has a rule", () => {
  const tables = z.object({ rooms: z.record(z.string(), z.record(z.string(), z.array(z.string()))) });
  const { rooms } = tables.parse(createRequire(import.meta.url)("./rooms.cjs"));
  const foldersIn = (at: string) =>
    readdirSync(path.join(root, at), { withFileTypes: true })
      .filter((entry) => entry.isDirectory() && entry.name !== "testing")
      .map(({ name }) => name);
  for (const [large, inside] of Object.entries(rooms)) {
    expect(foldersIn(large).filter((room) => !Object.hasOwn(inside, room))).toEqual([]);
  }
  const rules = z.object({
    forbidden: z.array(z.object({ name: z.string(), from: z.object({ path: z.string().optional() }) })),
  });
  const { forbidden: named } = rules.parse(createRequire(import.meta.url)("../.dependency-cruiser.cjs"));
  // Rules that hold for all of the product alike say nothing of one folder.
  const own = named.filter(
    ({ from }) => from.path !== undefined && !new RegExp(from.path).test("lib/no-such-folder/a.ts"),
  );
  const ruled = (name: string) =>
    Object.hasOwn(rooms, `lib/${name}`) ||
    own.some(({ from }) => new RegExp(from.path ?? "^$").test(`lib/${name}/a.ts`));
  // Puts the parts together, so it may know them all.
  expect(foldersIn("lib").filter((name) => name !== "wiring" && !ruled(name))).toEqual([]);
});

test("the project keeps the rule", { timeout: 60_000 }, async () => {
  expect(await violations(root)).toEqual([]);
});

async function makeTarget(target: string): Promise<void> {
  if (target.includes("/")) return write(target, "export const there = true;\n");
  await write(`node_modules/${target}/package.json`, JSON.stringify({ name: target, main: "index.js" }));
  await write(`node_modules/${target}/index.js`, "exports.there = true;\n");
}

async function write(file: string, content: string): Promise<void> {
  await mkdir(path.join(folder, path.dirname(file)), { recursive: true });
  await writeFile(path.join(folder, file), content);
}

function violations(cwd: string): Promise<string[]> {
  const parts = ["app", "components", "emails", "lib", "prisma", "e2e", "scripts", "server"].filter((part) =>
    existsSync(path.join(cwd, part)),
  );
  const program = path.join(root, "node_modules/dependency-cruiser/bin/dependency-cruiser.mjs");
  const words = [program, "--config", path.join(root, ".dependency-cruiser.cjs"), "--output-type", "json", ...parts];
  return new Promise((resolve, reject) => {
    // Its exit code is the number of violations, so the report says more than success does.
    execFile(process.execPath, words, { cwd, maxBuffer: 64 * 1024 * 1024 }, (_, stdout, stderr) => {
      if (stdout === "") return reject(new Error(stderr));
      resolve(report.parse(JSON.parse(stdout)).summary.violations.map(({ from, rule }) => `${rule.name}: ${from}`));
    });
  });
}
