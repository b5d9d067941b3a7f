"use client";

import type { ReactNode } from "react";

/** Heading of a step that took the place of another one: it takes the focus, so that nobody goes on in what is gone. */
export function StepHeading({ children }: { children: ReactNode }) {
  return (
    <h2 ref={takeFocus} tabIndex={-1} className="font-display text-xl">
      {children}
    </h2>
  );
}

function takeFocus(element: HTMLElement | null) {
  element?.focus();
}
