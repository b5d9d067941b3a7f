"use client";

import { ErrorPanel } from "@/components/shell/error-panel";

/** Catches what no page caught, outside every frame. */
export default function RootError(props: { error: unknown; retry: () => void }) {
  return (
    <main className="mx-auto max-w-2xl px-4 py-12 sm:px-8">
      <ErrorPanel {...props} />
    </main>
  );
}
