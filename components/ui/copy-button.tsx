"use client";

import { Check, Copy } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/form/button";

type Props = {
  value: string;
  label: string;
  copiedLabel: string;
  /** What to do instead when the browser refuses, for example "Copying is blocked. Select the text and copy it." */
  failedLabel: string;
};

/** Copies a text and says whether it worked. Show the text as well: a browser may refuse, or run no JavaScript. */
export function CopyButton({ value, label, copiedLabel, failedLabel }: Props) {
  const [outcome, setOutcome] = useState<"copied" | "failed">();
  return (
    <span className="inline-flex flex-wrap items-center gap-2">
      <Button
        size="sm"
        onBlur={() => setOutcome(undefined)}
        onClick={() =>
          copy(value).then(
            () => setOutcome("copied"),
            () => setOutcome("failed"),
          )
        }
      >
        {outcome === "copied" ? <Check aria-hidden="true" /> : <Copy aria-hidden="true" />}
        {outcome === "copied" ? copiedLabel : label}
      </Button>
      <span role="status" className={outcome === "failed" ? "text-bad text-sm" : "sr-only"}>
        {outcome === "copied" ? copiedLabel : null}
        {outcome === "failed" ? failedLabel : null}
      </span>
    </span>
  );
}

// On a page that is not served securely there is no clipboard at all, which must end in the same sentence.
async function copy(value: string) {
  await navigator.clipboard.writeText(value);
}
