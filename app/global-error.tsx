"use client";

import "@/app/globals.css";
import { useSyncExternalStore } from "react";
import { ErrorPanel, ErrorWordsProvider } from "@/components/shell/error-panel";
import { knownPageLocale, type PageLocale } from "@/lib/wording/page-locale";
// A file of their own: these words come with every page, and must be there when nothing else is.
import words from "@/messages/global-error.json";

/** Catches what the layout of all pages threw, so it brings its own document, in the browser's language. */
export default function GlobalError(props: { error: unknown; retry: () => void }) {
  const locale = useSyncExternalStore(neverChanges, browserLocale, () => "en" as const);
  return (
    <html lang={locale}>
      <body>
        <title>{words[locale].title}</title>
        <main className="mx-auto max-w-2xl px-4 py-12 sm:px-8">
          <ErrorWordsProvider words={words[locale]}>
            <ErrorPanel {...props} />
          </ErrorWordsProvider>
        </main>
      </body>
    </html>
  );
}

function browserLocale(): PageLocale {
  return navigator.languages.map((tag) => knownPageLocale(tag)).find((locale) => locale !== undefined) ?? "en";
}

function neverChanges() {
  return () => undefined;
}
