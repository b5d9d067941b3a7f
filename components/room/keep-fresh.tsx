"use client";

import { useRouter } from "next/navigation";
import { useEffect } from "react";
import { refreshInMilliseconds } from "@/components/room/refresh-time";

/** Brings the page up to date every minute and at `at` (epoch milliseconds), when it changes. Focus stays where it is. */
export function KeepFresh({ at }: { at: number }) {
  const router = useRouter();
  useEffect(() => {
    let timer = setTimeout(refresh, refreshInMilliseconds(at, Date.now()));
    function refresh() {
      router.refresh();
      timer = setTimeout(refresh, refreshInMilliseconds(at, Date.now()));
    }
    return () => clearTimeout(timer);
  }, [at, router]);
  return null;
}
