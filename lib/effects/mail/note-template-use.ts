import { instant } from "@/lib/db/sql";
import type { Effects } from "@/lib/effects/effects";
import { HOUR } from "@/lib/time/durations";

/** Notes that a mail was composed from a template: once an hour, so that busy workers don't wait for each other at its row. */
export async function noteTemplateUse(
  { db, now }: Pick<Effects, "db" | "now">,
  key: string,
  locale: string,
): Promise<void> {
  const before = instant(now() - HOUR);
  await db.$executeRaw`
    update templates set last_used_at = ${instant(now())}
     where channel = 'email' and key = ${key} and locale = ${locale} and (last_used_at is null or last_used_at < ${before})`;
}
