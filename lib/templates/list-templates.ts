import type { Db } from "@/lib/db/client";

/** The registry of mails and notifications, by channel, key and language. */
export function listTemplates(db: Db) {
  return db.template.findMany({
    select: { channel: true, key: true, locale: true, enabled: true, version: true },
    orderBy: [{ channel: "asc" }, { key: "asc" }, { locale: "asc" }],
  });
}
