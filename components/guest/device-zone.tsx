"use client";

import { useRouter } from "next/navigation";
import { useEffect } from "react";

/** Kept as long as the invitation's own cookie. */
const SECONDS = 90 * 24 * 3600;

/**
 * Tells the server in which zone this device is and has the page's times written for it. The server cannot know by itself, so
 * without JavaScript they stay in the meeting's own zone until the reader picks another. @param shown the page's zone
 */
export function DeviceZone({ shown }: { shown: string }) {
  const router = useRouter();
  useEffect(() => {
    const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
    if (zone === undefined || zone === shown) return;
    // biome-ignore lint/suspicious/noDocumentCookie: the cookie store of newer browsers is not everywhere yet.
    document.cookie = zoneCookie(zone, location.protocol);
    router.refresh();
  }, [router, shown]);
  return null;
}

function zoneCookie(zone: string, protocol: string): string {
  const secure = protocol === "https:" ? "; Secure" : "";
  return `compath-zone=${encodeURIComponent(zone)}; Path=/; Max-Age=${SECONDS}; SameSite=Lax${secure}`;
}
