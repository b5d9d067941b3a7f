"use client";

import { useSyncExternalStore } from "react";
import { Notice } from "@/components/ui/notice";

/** Says that the connection is gone, for as long as it is. */
export function OfflineNotice({ sentence }: { sentence: string }) {
  const online = useSyncExternalStore(watchConnection, isOnline, () => true);
  return (
    <div role="status" className="mx-auto max-w-6xl px-4 pt-4 empty:hidden sm:px-8">
      {online ? null : <Notice tone="warn">{sentence}</Notice>}
    </div>
  );
}

function isOnline(): boolean {
  return navigator.onLine;
}

function watchConnection(changed: () => void): () => void {
  addEventListener("online", changed);
  addEventListener("offline", changed);
  return () => {
    removeEventListener("online", changed);
    removeEventListener("offline", changed);
  };
}
