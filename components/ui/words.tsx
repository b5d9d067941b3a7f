import { type Messages, type NestedKeyOf, NextIntlClientProvider, useMessages } from "next-intl";
import type { ReactNode } from "react";
import { wordsAt } from "@/components/ui/words-at";

type Props = { of: readonly NestedKeyOf<Messages>[]; children: ReactNode };

/** Gives the client components in it the words that they need in the browser, and no more: `of={["common.undo"]}`. */
export function Words({ of, children }: Props) {
  return <NextIntlClientProvider messages={wordsAt(useMessages(), of)}>{children}</NextIntlClientProvider>;
}
