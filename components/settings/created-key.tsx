"use client";

import { KeyRound } from "lucide-react";
import type { NewKeyWords } from "@/components/settings/new-key-words";
import { CopyButton } from "@/components/ui/copy-button";

type Props = { label: string; secret: string; words: NewKeyWords };

/** The secret of a key that was just made. It is in no other page and in no database. */
export function CreatedKey({ label, secret, words }: Props) {
  return (
    <div
      role="status"
      tabIndex={-1}
      ref={takeFocus}
      className="flex flex-col gap-3 rounded-md border border-good bg-good-soft px-4 py-4"
    >
      <p className="flex items-center gap-2 font-semibold">
        <KeyRound aria-hidden="true" className="size-5 shrink-0 text-good" />
        {words.createdTitle.replace("{label}", label)}
      </p>
      <p>{words.createdBody}</p>
      <label className="flex flex-col gap-1.5">
        <span className="sr-only">{words.secretLabel}</span>
        <output className="block break-all rounded-sm bg-raised px-3 py-2.5 font-mono text-sm select-all">
          {secret}
        </output>
      </label>
      <CopyButton value={secret} label={words.copy} copiedLabel={words.copied} failedLabel={words.copyFailed} />
    </div>
  );
}

function takeFocus(element: HTMLElement | null) {
  element?.focus();
}
