"use client";

import { type ComponentProps, useState } from "react";
import { cn } from "@/components/ui/cn";
import { controlStyles } from "@/components/ui/form/input";

type Props = Omit<ComponentProps<"textarea">, "value"> & {
  maxLength: number;
  /** Says what the two numbers are to those who cannot see where they stand: "Characters used". */
  counterLabel: string;
};

/** Several lines of text with the number of characters used. The field's hint names the limit; this only counts. */
export function Textarea({ className, maxLength, counterLabel, defaultValue = "", onChange, ...rest }: Props) {
  const [used, setUsed] = useState(String(defaultValue).length);
  return (
    <div>
      <textarea
        {...rest}
        maxLength={maxLength}
        defaultValue={defaultValue}
        onChange={(event) => {
          setUsed(event.currentTarget.value.length);
          onChange?.(event);
        }}
        className={cn(controlStyles, "block min-h-28 resize-y", className)}
      />
      <p className="mt-1 text-right text-ink-soft text-xs tabular-nums">
        <span className="sr-only">{counterLabel}: </span>
        {used} / {maxLength}
      </p>
    </div>
  );
}
