"use client";

import "@/app/globals.css";
import { ErrorPanel } from "@/components/shell/error-panel";
import { ErrorWordsProvider } from "@/components/shell/error-words";
// A file of their own: these words come with every page, and must be there when nothing else is.
import words from "@/messages/en.global-error.json";

/** Catches what the layout of all pages threw, so it brings its own document. */
export default function GlobalError(props: { error: unknown; retry: () => void }) {
  return (
    <html lang="en">
      <body>
        <title>{words.title}</title>
        <main className="mx-auto max-w-2xl px-4 py-12 sm:px-8">
          <ErrorWordsProvider words={words}>
            <ErrorPanel {...props} />
          </ErrorWordsProvider>
        </main>
      </body>
    </html>
  );
}
