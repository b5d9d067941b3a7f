import type { ArgType, SqlQuery, SqlQueryable } from "@prisma/driver-adapter-utils";
import type { ClientBase } from "pg";

type TypeParsers = { getTypeParser(oid: number, format?: "text" | "binary"): (text: string) => unknown };

const [TIMESTAMPTZ, TIMESTAMPTZ_ARRAY] = [1184, 1185];

/**
 * For a connection whose session may be in any zone, as behind a pooler, where nobody may set it: whoever brings parsers of their
 * own is handed instants in UTC. Prisma's adapter takes what it reads for UTC, whatever offset stands there (adapter-pg 7.10.0).
 */
export function readInstantsInUtc(client: ClientBase): void {
  const query = client.query.bind(client);
  client.query = ((config: string | { types?: TypeParsers }, ...more: []) => {
    const parsed = typeof config === "object" && config.types ? { ...config, types: inUtc(config.types) } : config;
    // Safe: all but the parsers is passed on as it came.
    return query(parsed as string, ...more);
  }) as ClientBase["query"]; // Safe: the same signatures, for the same reason.
}

/** Parsers of a client's own, to which instants come in UTC. */
export function inUtc(types: TypeParsers): TypeParsers {
  return {
    getTypeParser(oid, format) {
      const parse = types.getTypeParser(oid, format);
      if (format === "binary") return parse;
      if (oid === TIMESTAMPTZ) return (text) => parse(utcText(text));
      if (oid !== TIMESTAMPTZ_ARRAY) return parse;
      return (text) => parse(text.replace(/"([^"]+)"/g, (_, instant) => `"${utcText(instant)}"`));
    },
  };
}

/** `2026-03-29 07:15:00+05:45` as `2026-03-29 01:30:00.000+00`. What is no instant of a calendar, such as `infinity`, stays. */
export function utcText(text: string): string {
  if (text.endsWith("+00")) return text;
  const [, local, sign, hours, minutes = "0", seconds = "0"] =
    /^(\d{4}-\d{2}-\d{2} [\d:.]+)([+-])(\d{2})(?::(\d{2}))?(?::(\d{2}))?$/.exec(text) ?? [];
  if (local === undefined) return text;
  const east = (Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds)) * (sign === "-" ? -1_000 : 1_000);
  const instant = new Date(Date.parse(`${local.replace(" ", "T")}Z`) - east);
  return `${instant.toISOString().slice(0, -1).replace("T", " ")}+00`;
}

/** Makes Prisma's adapter send instants with their offset; by itself it leaves it out, and the session's zone would count. */
export function sendInstantsWithOffset(queryable: SqlQueryable): void {
  const [queryRaw, executeRaw] = [queryable.queryRaw.bind(queryable), queryable.executeRaw.bind(queryable)];
  queryable.queryRaw = (query) => queryRaw(withOffsets(query));
  queryable.executeRaw = (query) => executeRaw(withOffsets(query));
}

function withOffsets(query: SqlQuery): SqlQuery {
  const isInstant = query.argTypes.map(
    ({ scalarType, dbType = "" }) => scalarType === "datetime" && !OTHERS.test(dbType),
  );
  if (!isInstant.includes(true)) return query;
  const asText = (type: ArgType): ArgType => ({ ...type, scalarType: "string" });
  return {
    ...query,
    args: query.args.map((arg, place) => (isInstant[place] ? textOf(arg) : arg)),
    argTypes: query.argTypes.map((type, place) => (isInstant[place] ? asText(type) : type)),
  };
}

const OTHERS = /^(DATE|TIMETZ|TIME)$/;

function textOf(arg: unknown): unknown {
  if (Array.isArray(arg)) return arg.map(textOf);
  return arg instanceof Date || typeof arg === "string" ? new Date(arg).toISOString() : arg;
}
