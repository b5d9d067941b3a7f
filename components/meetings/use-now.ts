"use client";

import { useEffect, useState } from "react";

const STEP_MILLISECONDS = 15_000;

/** The present instant in epoch milliseconds, brought up to date while the page is open; `initial` is the server's. */
export function useNow(initial: number): number {
  const [now, setNow] = useState(initial);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), STEP_MILLISECONDS);
    return () => clearInterval(timer);
  }, []);
  return now;
}
