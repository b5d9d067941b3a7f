"use client";

import { useRouter } from "next/navigation";
import { useEffect } from "react";
import { serverClock } from "@/components/meetings/server-time";
import { refreshInMilliseconds } from "@/components/room/refresh-time";

/** Brings the page up to date every minute and at `at` (epoch milliseconds, as the server's `now`), when it changes. Focus stays where it is. */
export function KeepFresh({ at, now }: { at: number; now: number }) {
  const router = useRouter();
  useEffect(() => {
    const clock = serverClock(now);
    let timer = setTimeout(refresh, refreshInMilliseconds(at, clock()));
    function refresh() {
      router.refresh();
      timer = setTimeout(refresh, refreshInMilliseconds(at, clock()));
    }
    return () => clearTimeout(timer);
  }, [at, now, router]);
  return null;
}
