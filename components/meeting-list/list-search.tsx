import { Search } from "lucide-react";
import Form from "next/form";
import { useTranslations } from "next-intl";
import { meetingsHref } from "@/components/meeting-list/meetings-href";
import { Button } from "@/components/ui/form/button";
import { Input } from "@/components/ui/form/input";
import { TextLink } from "@/components/ui/text-link";
import type { MeetingTab } from "@/lib/meetings/lists/meeting-tab";

type Props = { tab: MeetingTab; search: string; found: number };

/** Narrows every tab of the list down to a word. The word is part of the address. */
export function ListSearch({ tab, search, found }: Props) {
  const t = useTranslations("meetingList.search");
  const common = useTranslations("common");
  return (
    <search className="flex flex-col gap-2">
      <Form action="/meetings" className="flex max-w-md items-center gap-2">
        {tab === "upcoming" ? null : <input type="hidden" name="tab" value={tab} />}
        <label htmlFor="q" className="sr-only">
          {t("label")}
        </label>
        <Input
          id="q"
          name="q"
          type="search"
          data-shortcut="search"
          maxLength={200}
          defaultValue={search}
          placeholder={t("hint")}
          key={search}
        />
        <Button type="submit">
          <Search aria-hidden="true" />
          <span className="max-sm:sr-only">{common("search")}</span>
        </Button>
      </Form>
      <p role="status" className="text-ink-soft text-sm empty:hidden">
        {search === "" ? null : (
          <>
            {t("found", { count: found, search })}{" "}
            <TextLink href={meetingsHref({ tab })} className="inline-block min-h-6">
              {t("clear")}
            </TextLink>
          </>
        )}
      </p>
    </search>
  );
}
