import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { NewsPill } from "@/components/live/news-pill";
import { ListEmpty } from "@/components/meeting-list/list-empty";
import { ListHeader } from "@/components/meeting-list/list-header";
import { ListMore } from "@/components/meeting-list/list-more";
import { ListSearch } from "@/components/meeting-list/list-search";
import { ListTabs } from "@/components/meeting-list/list-tabs";
import { MeetingList } from "@/components/meeting-list/meeting-list";
import { Words } from "@/components/ui/words";
import { browseMeetings, browseMeetingsInput } from "@/lib/meetings/lists/browse-meetings";
import { isHost, viewOf } from "@/lib/meetings/view";
import { contextOfPage, readerZone } from "@/lib/web/callers/page-context";

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata(): Promise<Metadata> {
  const nav = await getTranslations("nav");
  return { title: nav("meetings") };
}

/**
 * What the signed-in person hosts or is invited to. Without a loading.tsx, as every page that must work without JavaScript:
 * Next streams what comes after a skeleton into a hidden element, and only a script would show it.
 */
export default async function MeetingsPage({ searchParams }: Props) {
  const ctx = await contextOfPage("/meetings");
  const { tab, q, after } = browseMeetingsInput.parse(await searchParams);
  const search = q.trim();
  const { meetings, next, counts } = await browseMeetings(ctx, { tab, q: search, after });
  const now = ctx.now();
  const lines = meetings.map((meeting) => ({
    ...viewOf(meeting, ctx.actor, { appUrl: ctx.appUrl, now }),
    hosting: isHost(meeting, ctx.actor),
    openProposals: meeting.openProposals,
    unread: meeting.unread,
  }));
  const canHost = ctx.actor.kind === "user" && ctx.actor.role === "counselor";
  return (
    <div className="flex flex-col gap-6">
      <ListHeader canHost={canHost} />
      <ListSearch tab={tab} search={search} found={counts[tab]} />
      <ListTabs tab={tab} search={search} counts={counts} canHost={canHost} />
      <Words of={["live.news"]}>
        <NewsPill shown={Object.fromEntries(lines.map(({ id, revision }) => [id, revision]))} readAt={now} />
      </Words>
      {lines.length === 0 ? (
        <ListEmpty tab={tab} search={search} canHost={canHost} />
      ) : (
        <MeetingList lines={lines} reader={{ ...(await readerZone()), now }} />
      )}
      <ListMore tab={tab} search={search} next={next} continued={after !== undefined} />
    </div>
  );
}
