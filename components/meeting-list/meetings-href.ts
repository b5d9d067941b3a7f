import type { MeetingTab } from "@/lib/meetings/lists/meeting-tab";

type View = { tab: MeetingTab; q?: string; after?: string | null };

/** The address of one view of the list: what is as usual is left out. */
export function meetingsHref({ tab, q = "", after }: View): string {
  const query = new URLSearchParams();
  if (tab !== "upcoming") query.set("tab", tab);
  if (q.trim() !== "") query.set("q", q.trim());
  if (after) query.set("after", after);
  return query.size > 0 ? `/meetings?${query}` : "/meetings";
}
