"use client";

import { unstable_isUnrecognizedActionError } from "next/navigation";
import { createContext, type ReactNode, useContext, useEffect, useState } from "react";
import { KeepDrafts } from "@/components/drafts/keep-drafts";
import { fetchAs } from "@/components/live/fetch-unless-offline";
import { Button } from "@/components/ui/form/button";

export type ErrorWords = {
  title: string;
  body: string;
  retry: string;
  reference: string;
  /** For an act that the server no longer knows. */
  newVersion: { title: string; body: string; reload: string };
  /** For a server that cannot answer just now. */
  unavailable: { title: string; body: string };
  /** For an act that was one too many; the server says how long to wait. */
  tooMany?: { title: string };
};

const none: ErrorWords = {
  title: "",
  body: "",
  retry: "",
  reference: "",
  newVersion: { title: "", body: "", reload: "" },
  unavailable: { title: "", body: "" },
};
const Words = createContext<ErrorWords>(none);

/**
 * Next makes error pages by itself and gives them no words, so the layout leaves the reader's here beforehand. The panel
 * stands in this file so that it comes once, with the layout, and not again with each error page.
 */
export function ErrorWordsProvider({ words, children }: { words: ErrorWords; children: ReactNode }) {
  return <Words value={words}>{children}</Words>;
}

type Props = {
  /** Whatever was thrown. Only its digest is shown: the number under which the server's log has it. */
  error: unknown;
  retry: () => void;
};

/** Stands in for a part of the page that could not be made, or that could not be sent to a server of another build. */
export function ErrorPanel({ error, retry }: Props) {
  const words = useContext(Words);
  if (unstable_isUnrecognizedActionError(error)) {
    const { newVersion } = words;
    return <Panel {...newVersion} button={newVersion.reload} onPress={() => location.reload()} />;
  }
  const wait = words.tooMany && waitIn(error);
  if (words.tooMany && wait) return <Panel {...words.tooMany} body={wait} button={words.retry} onPress={retry} />;
  return <Failure error={error} retry={retry} />;
}

/** What the server says of when to come again (server/page-limit.ts). */
function waitIn(error: unknown): string | undefined {
  return error instanceof Error ? /^429 (.+)$/.exec(error.message)?.[1] : undefined;
}

/** What failed may be the server, and then it says so in a sentence of its own. */
function Failure({ error, retry }: Props) {
  const words = useContext(Words);
  const [isOut, setOut] = useState(false);
  useEffect(() => {
    const out = () => setOut(true);
    // Whether the database is there is nobody's own.
    fetchAs(undefined, "/api/ready").then(({ ok }) => ok || out(), out);
  }, []);
  if (isOut) return <Panel {...words.unavailable} button={words.retry} onPress={retry} />;
  return <Panel {...words} digest={referenceOf(error)} button={words.retry} onPress={retry} />;
}

type PanelProps = {
  title: string;
  body: string;
  reference?: string;
  digest?: string | undefined;
  button: string;
  onPress: () => void;
};

function Panel({ title, body, reference, digest, button, onPress }: PanelProps) {
  return (
    <div role="alert" className="flex max-w-xl flex-col items-start gap-4 py-8">
      <KeepDrafts />
      <h1>{title}</h1>
      <p className="text-ink-soft">{body}</p>
      {digest === undefined ? null : (
        <p className="text-sm">
          {reference}: <code>{digest}</code>
        </p>
      )}
      <Button variant="primary" onClick={onPress}>
        {button}
      </Button>
    </div>
  );
}

function referenceOf(error: unknown): string | undefined {
  const digest = error instanceof Error && "digest" in error ? error.digest : undefined;
  return typeof digest === "string" ? digest : undefined;
}
