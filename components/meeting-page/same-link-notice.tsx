import { useTranslations } from "next-intl";
import type { Reader } from "@/components/meetings/reader";
import { Notice } from "@/components/ui/notice";
import { TextLink } from "@/components/ui/text-link";
import type { SameLink } from "@/lib/meetings/schedule/same-link";
import { shortWhenWords } from "@/lib/time/when-words";

/** Warns a host whose two meetings at one time share a call. */
export function SameLinkNotice({ other, reader }: { other: SameLink; reader: Reader }) {
  const t = useTranslations("meetingPage.where");
  return (
    <Notice tone="warn" title={t("sameLink")}>
      {t.rich("sameLinkBody", {
        title: other.title,
        other: (title) => (
          <TextLink href={`/meetings/${other.id}`} prefetch={false}>
            <bdi>{title}</bdi>
          </TextLink>
        ),
        when: shortWhenWords({ ...other, ...reader }),
      })}
    </Notice>
  );
}
