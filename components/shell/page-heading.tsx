"use client";

import { type ReactNode, useEffect, useRef } from "react";

let landed = false;

/**
 * The one `h1` of a page. After a navigation inside the app it takes the focus, so that a screen reader starts there;
 * on the first page of a visit the browser's own order is left alone. A control that the page exists for keeps the focus
 * it has taken (`autoFocus` and `data-takes-focus`).
 */
export function PageHeading({ children, className }: { children: ReactNode; className?: string }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (landed && !document.activeElement?.hasAttribute("data-takes-focus")) heading.current?.focus();
    landed = true;
  }, []);
  return (
    <h1 ref={heading} tabIndex={-1} className={className}>
      {children}
    </h1>
  );
}
