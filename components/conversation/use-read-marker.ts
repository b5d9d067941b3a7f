"use client";

import { type RefObject, useEffect, useEffectEvent, useRef } from "react";

/** Says once per position that the reader has seen the end of the conversation: it is in view, in a tab that is in front. */
export function useReadMarker(
  end: RefObject<HTMLElement | null>,
  position: number,
  readPosition: number,
  markRead: (position: number) => Promise<void>,
): void {
  const said = useRef(readPosition);
  const onSeen = useEffectEvent(markRead);
  useEffect(() => {
    const element = end.current;
    if (!element || position <= said.current) return;
    let inView = false;
    const look = () => {
      if (!inView || document.visibilityState !== "visible" || position <= said.current) return;
      said.current = position;
      onSeen(position).catch(() => {
        // Seen all the same; the next message or visit says it again.
        said.current = readPosition;
      });
    };
    const observer = new IntersectionObserver(([entry]) => {
      inView = entry?.isIntersecting ?? false;
      look();
    });
    observer.observe(element);
    document.addEventListener("visibilitychange", look);
    return () => {
      observer.disconnect();
      document.removeEventListener("visibilitychange", look);
    };
  }, [end, position, readPosition]);
}
