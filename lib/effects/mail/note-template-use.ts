import type { Effects } from "@/lib/effects/effects";
import { HOUR } from "@/lib/time/durations";
import { rfc3339Of } from "@/lib/time/rfc3339";

/** Notes that a mail was composed from a template: once an hour, so that busy workers don't wait for each other at its row. */
export async function noteTemplateUse(
  { db, now }: Pick<Effects, "db" | "now">,
  key: string,
  locale: string,
): Promise<void> {
  const before = rfc3339Of(now() - HOUR);
  await db.$executeRaw`
    update templates set last_used_at = ${rfc3339Of(now())}::timestamptz
     where channel = 'email' and key = ${key} and locale = ${locale} and (last_used_at is null or last_used_at < ${before}::timestamptz)`;
}
