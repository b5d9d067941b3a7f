"use client";

import { createContext, type ReactNode, useContext, useState } from "react";

const Person = createContext<string | undefined>(undefined);

/** For whom the server made what stands in it (lib/web/callers/person.ts). */
export function PersonProvider({ person, children }: { person: string | undefined; children: ReactNode }) {
  return <Person value={person}>{children}</Person>;
}

/** For whom the page is now; undefined on pages for anyone. */
export function usePerson(): string | undefined {
  return useContext(Person);
}

/** For whom the calling part was made at first: what was typed in it stays theirs, even when the page is renewed for another. */
export function usePersonAtFirst(): string | undefined {
  const [person] = useState(usePerson());
  return person;
}
