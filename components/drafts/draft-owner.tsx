"use client";

import { createContext, type ReactNode, useContext, useEffect } from "react";
import { forgetAccounts, forgetOwner } from "@/components/drafts/draft";
import { ACCOUNT } from "@/components/drafts/owner";

export type DraftWords = {
  title: string;
  body: string;
  restore: string;
  discard: string;
  restored: string;
  partly: string;
  notKept: string;
};

type Owned = { readonly owner: string; readonly words: DraftWords };

const OwnerContext = createContext<Owned | undefined>(undefined);

/**
 * Says whose drafts the forms inside are, and the words about them. Another account's sign-in ends an account's drafts, as
 * does a form on the page marked `data-ends-drafts`: signing out, forgetting an invitation.
 */
export function DraftOwner({ owner, words, children }: Owned & { children: ReactNode }) {
  useEffect(() => {
    if (owner.startsWith(ACCOUNT)) forgetAccounts(owner);
    const onSubmit = ({ target }: SubmitEvent) => {
      if (target instanceof HTMLFormElement && target.dataset.endsDrafts !== undefined) forgetOwner(owner);
    };
    document.addEventListener("submit", onSubmit);
    return () => document.removeEventListener("submit", onSubmit);
  }, [owner]);
  return <OwnerContext value={{ owner, words }}>{children}</OwnerContext>;
}

export function useDraftOwner(): Owned | undefined {
  return useContext(OwnerContext);
}
