/**
 * So many requests in each second, counted for the whole account
 * (https://resend.com/docs/api-reference/rate-limit). Every answer tells the state; a refused one also `retry-after`.
 */
export function rateLimit(requestsPerSecond: number, now: () => number) {
  let windowStart = Number.NEGATIVE_INFINITY;
  let used = 0;

  return {
    take(): { allowed: boolean; headers: Record<string, string> } {
      if (now() - windowStart >= 1000) {
        windowStart = now();
        used = 0;
      }
      used += 1;
      const allowed = used <= requestsPerSecond;
      const reset = String(Math.max(1, Math.ceil((windowStart + 1000 - now()) / 1000)));
      return {
        allowed,
        headers: {
          "ratelimit-limit": String(requestsPerSecond),
          "ratelimit-remaining": String(Math.max(0, requestsPerSecond - used)),
          "ratelimit-reset": reset,
          ...(!allowed && { "retry-after": reset }),
        },
      };
    },
  };
}
