import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { DraftOwner } from "@/components/drafts/draft-owner";

/** The forms inside keep what this person types into them; without a person they keep nothing. */
export async function OwnDrafts({ owner, children }: { owner: string | undefined; children: ReactNode }) {
  if (owner === undefined) return children;
  const t = await getTranslations("drafts");
  const words = {
    title: t("title"),
    body: t("body"),
    restore: t("restore"),
    discard: t("discard"),
    restored: t("restored"),
    partly: t("partly"),
    notKept: t("notKept"),
  };
  return (
    <DraftOwner owner={owner} words={words}>
      {children}
    </DraftOwner>
  );
}
