"use client";

import { useRouter } from "next/navigation";
import { useEffect, useState } from "react";
import { watchSleep } from "@/components/live/watch-sleep";
import { serverClock } from "@/components/meetings/server-time";

const STEP_MILLISECONDS = 15_000;

/**
 * The present instant in epoch milliseconds, brought up to date while the page is open: `initial` is the server's, and the
 * device only counts on from it. A device that slept did not count, so the page is read again then.
 */
export function useNow(initial: number): number {
  const [now, setNow] = useState(initial);
  const router = useRouter();
  useEffect(() => {
    const clock = serverClock(initial);
    setNow(clock());
    const timer = setInterval(() => setNow(clock()), STEP_MILLISECONDS);
    return () => clearInterval(timer);
  }, [initial]);
  useEffect(() => {
    const leaving = new AbortController();
    watchSleep(() => router.refresh(), leaving.signal);
    return () => leaving.abort();
  }, [router]);
  return now;
}
