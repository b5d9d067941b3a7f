"use client";

import { RotateCw } from "lucide-react";
import { KeepDrafts } from "@/components/drafts/keep-drafts";
import { useErrorWords } from "@/components/shell/error-words";
import { Button } from "@/components/ui/form/button";

type Props = {
  /** Whatever was thrown. Only its digest is shown: the number under which the server's log has it. */
  error: unknown;
  retry: () => void;
};

/** Stands in for a part of the page that could not be made. */
export function ErrorPanel({ error, retry }: Props) {
  const words = useErrorWords();
  const reference = referenceOf(error);
  return (
    <div role="alert" className="flex max-w-xl flex-col items-start gap-4 py-8">
      <KeepDrafts />
      <h1>{words.title}</h1>
      <p className="text-ink-soft">{words.body}</p>
      {reference === undefined ? null : (
        <p className="text-sm">
          {words.reference}: <code>{reference}</code>
        </p>
      )}
      <Button variant="primary" onClick={retry}>
        <RotateCw aria-hidden="true" />
        {words.retry}
      </Button>
    </div>
  );
}

function referenceOf(error: unknown): string | undefined {
  const digest = error instanceof Error && "digest" in error ? error.digest : undefined;
  return typeof digest === "string" ? digest : undefined;
}
