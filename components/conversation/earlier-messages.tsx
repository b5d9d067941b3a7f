"use client";

import { History } from "lucide-react";
import { useState } from "react";
import type { ConversationWords } from "@/components/conversation/conversation-texts";
import { Button } from "@/components/ui/form/button";

type Props = { load: () => Promise<void>; words: ConversationWords };

/** Reads one page further back. Says so where that fails, and can be pressed again. */
export function EarlierMessages({ load, words }: Props) {
  const [state, setState] = useState<"idle" | "loading" | "failed">("idle");
  const press = async () => {
    if (state === "loading") return;
    setState("loading");
    try {
      await load();
      setState("idle");
    } catch {
      // Whatever it was, the sentence beside the button says so and pressing it tries again.
      setState("failed");
    }
  };
  return (
    <div className="mb-4 flex flex-wrap items-center justify-center gap-3 text-sm">
      <Button size="sm" onClick={press} aria-disabled={state === "loading"}>
        <History aria-hidden="true" />
        {state === "loading" ? words.loadingEarlier : words.earlier}
      </Button>
      {state === "failed" ? (
        <p role="alert" className="font-medium text-bad">
          {words.earlierFailed}
        </p>
      ) : null}
    </div>
  );
}
