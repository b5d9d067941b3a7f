"use client";

import { ErrorPanel } from "@/components/shell/error-panel";

/** Catches what a signed-in page threw; the frame with its navigation stays. */
export default function AppError(props: { error: unknown; retry: () => void }) {
  return <ErrorPanel {...props} />;
}
