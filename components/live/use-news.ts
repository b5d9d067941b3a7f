"use client";

import { useState } from "react";
import { useEvents } from "@/components/live/use-events";
import type { Heard } from "@/components/live/watch-events";

/**
 * How many things are new since the page was read at `readAt` (epoch milliseconds).
 * @param newIn which things an event makes new; it may have to ask
 */
export function useNews(readAt: number, newIn: (heard: Heard) => Promise<readonly string[]>): number {
  const [news, setNews] = useState<{ readAt: number; ids: readonly string[] }>({ readAt, ids: [] });
  useEvents(async (heard) => {
    const fresh = await newIn(heard);
    if (fresh.length === 0) return;
    setNews((before) => {
      const ids = before.readAt === readAt ? before.ids : [];
      return { readAt, ids: [...new Set([...ids, ...fresh])] };
    });
  });
  return news.readAt === readAt ? news.ids.length : 0;
}
