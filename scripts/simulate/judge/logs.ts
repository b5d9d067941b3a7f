import { CANARY } from "@/scripts/simulate/acts/values";
import { demand } from "@/scripts/simulate/judge/finding";
import { anyDied } from "@/scripts/simulate/world/mortal";
import type { World } from "@/scripts/simulate/world/world";

const PRIVATE = new RegExp(`${CANARY}|@people\\.example|@x\\.example|cmp_|\\/i\\/[\\w-]{22}|rsvp\\+`, "i");

/** What Prisma says, seconds later, to the code of a process that has died. */
const LAST_WORDS = /"code":"P2028"/;

/** No line of the log holds a word, an address or a secret of anybody's, and none tells of a bug. */
export function judgeLogs({ wired }: World): void {
  for (const line of wired.logged) {
    demand(!PRIVATE.test(line), "logs", `A log line says what it must not: ${line.slice(0, 300)}`);
    if (anyDied() && LAST_WORDS.test(line)) continue;
    demand(!/"msg":"(request|action) failed"/.test(line), "logs", `A request met a bug: ${line.slice(0, 600)}`);
  }
  wired.logged.length = 0;
}
