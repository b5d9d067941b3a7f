import { NextIntlClientProvider } from "next-intl";
import { getMessages } from "next-intl/server";
import type { ReactNode } from "react";
import { PageHeading } from "@/components/shell/page-heading";

/** Heading of a form's page and, for its client components, no more words than theirs. */
export async function FormPage({ title, intro, children }: { title: string; intro: string; children: ReactNode }) {
  const { common, meetingForm } = await getMessages();
  return (
    <NextIntlClientProvider messages={{ common, meetingForm }}>
      <div className="mb-10">
        <PageHeading>{title}</PageHeading>
        <p className="mt-2 text-ink-soft">{intro}</p>
      </div>
      {children}
    </NextIntlClientProvider>
  );
}
