import type { ReactNode } from "react";
import { PageHeading } from "@/components/shell/page-heading";
import { Words } from "@/components/ui/words";

/** Heading of a form's page and, for its client components, no more words than theirs. */
export function FormPage({ title, intro, children }: { title: string; intro: string; children: ReactNode }) {
  return (
    <Words of={["common", "meetingForm"]}>
      <div className="mb-10">
        <PageHeading>{title}</PageHeading>
        <p className="mt-2 text-ink-soft">{intro}</p>
      </div>
      {children}
    </Words>
  );
}
