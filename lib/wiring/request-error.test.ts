import pino from "pino";
import { expect, test } from "vitest";
import { Prisma } from "@/lib/db/generated/client";
import { noteRequestError } from "@/lib/wiring/request-error";

test("S-22: of a request that failed the log has the route and the kind of error, and no value", () => {
  const lines: string[] = [];
  const log = pino({ base: null }, { write: (line: string) => void lines.push(line) });
  const error = new Prisma.PrismaClientKnownRequestError(
    'invalid input syntax for type uuid: "canary"\n    at canary',
    {
      code: "P2010",
      clientVersion: "7",
    },
  );
  noteRequestError(log, error, { routePath: "/meetings/[id]", routeType: "render" });
  expect(lines).toHaveLength(1);
  expect(JSON.parse(lines[0] ?? "")).toMatchObject({ event: "request_failed", route: "/meetings/[id]", code: "P2010" });
  expect(lines.join()).not.toContain("canary");
});
