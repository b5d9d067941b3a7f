import type { Actor } from "@/lib/context";

/** The way in which an act came: a personal link, an account, a mail, or what the host wrote into the own calendar. */
export const ways = ["link", "account", "mail", "host_calendar"] as const;

export type Way = (typeof ways)[number];

/** How what an actor does comes, unless the line says otherwise; null for the system. */
export function wayOf(kind: Actor["kind"]): Way | null {
  if (kind === "system") return null;
  return kind === "guest" ? "link" : "account";
}

/** How the act of a stored line came: as its change says, else by who did it. Pure. */
export function wayOfLine({
  actorKind,
  changes,
}: {
  readonly actorKind: string;
  readonly changes: unknown;
}): Way | null {
  const [change]: unknown[] = Array.isArray(changes) ? changes : [];
  const said = typeof change === "object" && change !== null && "via" in change ? change.via : undefined;
  const known = ways.find((way) => way === said);
  if (known) return known;
  if (actorKind === "guest") return "link";
  return actorKind === "user" || actorKind === "api_key" ? "account" : null;
}
