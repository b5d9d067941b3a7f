"use client";

import { createContext, type ReactNode, useContext } from "react";

export type ErrorWords = { title: string; body: string; retry: string; reference: string };

const Words = createContext<ErrorWords>({ title: "", body: "", retry: "", reference: "" });

/** Next makes error pages by itself and gives them no words, so the layout leaves the reader's here beforehand. */
export function ErrorWordsProvider({ words, children }: { words: ErrorWords; children: ReactNode }) {
  return <Words value={words}>{children}</Words>;
}

export function useErrorWords(): ErrorWords {
  return useContext(Words);
}
