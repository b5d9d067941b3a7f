"use client";

import { createContext, type ReactNode, useContext } from "react";

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

/** Next makes error pages by itself and gives them no words, so the layout leaves the reader's here beforehand. */
export function ErrorWordsProvider({ words, children }: { words: ErrorWords; children: ReactNode }) {
  return <Words value={words}>{children}</Words>;
}

export function useErrorWords(): ErrorWords {
  return useContext(Words);
}
