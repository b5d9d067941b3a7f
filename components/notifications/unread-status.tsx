"use client";

import { useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";

const PAUSE_MILLISECONDS = 10_000;

/** Says politely that there is something new: when the number grows, at most once in ten seconds, and then the latest. */
export function UnreadStatus({ unread }: { unread: number }) {
  const t = useTranslations("live");
  const [said, setSaid] = useState("");
  const known = useRef(unread);
  const saidAt = useRef(-PAUSE_MILLISECONDS);
  const words = t("unread", { count: unread });
  useEffect(() => {
    const grown = unread > known.current;
    known.current = unread;
    if (!grown) return;
    const say = () => {
      saidAt.current = performance.now();
      setSaid(words);
    };
    const timer = setTimeout(say, Math.max(0, saidAt.current + PAUSE_MILLISECONDS - performance.now()));
    return () => clearTimeout(timer);
  }, [unread, words]);
  return (
    <p role="status" className="sr-only">
      {said}
    </p>
  );
}
