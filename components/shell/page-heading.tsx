"use client";

import { type ReactNode, useEffect, useRef } from "react";

let landed = false;

/**
 * The one `h1` of a page. After a navigation inside the app it takes the focus, so that a screen reader starts there;
 * on the first page of a visit the browser's own order is left alone.
 */
export function PageHeading({ children, className }: { children: ReactNode; className?: string }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (landed) heading.current?.focus();
    landed = true;
  }, []);
  return (
    <h1 ref={heading} tabIndex={-1} className={className}>
      {children}
    </h1>
  );
}
