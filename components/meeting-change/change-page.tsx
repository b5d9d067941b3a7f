import { ArrowLeft } from "lucide-react";
import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { PageHeading } from "@/components/shell/page-heading";
import { TextLink } from "@/components/ui/text-link";
import { Words } from "@/components/ui/words";

type Props = { title: string; meetingTitle: string; meetingHref: string; children: ReactNode };

/** Frame of the pages that change a meeting; its client components get no more words than they need. */
export async function ChangePage({ title, meetingTitle, meetingHref, children }: Props) {
  const t = await getTranslations("common");
  return (
    <Words of={["common", "meetingForm", "meetingChange"]}>
      <div className="mb-8 flex flex-col items-start gap-3">
        <TextLink href={meetingHref} className="inline-flex min-h-8 items-center gap-1.5 text-sm no-underline">
          <ArrowLeft aria-hidden="true" className="size-4" />
          {t("toMeeting")}
        </TextLink>
        <PageHeading>{title}</PageHeading>
        <p className="max-w-full text-ink-soft [overflow-wrap:anywhere]">
          <bdi>{meetingTitle}</bdi>
        </p>
      </div>
      {children}
    </Words>
  );
}
